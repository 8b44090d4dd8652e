package io.signalbox.controlplane.audit;

import io.signalbox.controlplane.audit.AuditWorld.Call;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One call that succeeds for each public operation that changes something. {@code AuditWalkTest} makes it and looks for the entry it leaves; an
 * operation that is neither here nor exempt fails that test. Whoever adds an operation adds its case.
 */
final class AuditCases {

    /**
     * One call.
     *
     * @param action that its entry must have
     * @param prepare makes what the call needs, and answers the call itself
     */
    record Case(String operationId, String action, Function<AuditWorld, Call> prepare) {

        @Override
        public String toString() {
            return operationId + " leaves " + action;
        }
    }

    /** Operations that leave no entry, each with its reason. */
    static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry(
                    "receiveHook",
                    "what a source system delivers is kept byte by byte as a raw event: that is its record"),
            Map.entry("refreshAccess", "goes on with a session that is in the trail; nothing but the tokens changes"),
            Map.entry("discoverSignIn", "asks how an address signs in, and changes nothing"),
            Map.entry("previewInvite", "reads what a link is for; nothing changes"),
            Map.entry("acceptInvite", "nobody is signed in yet; InviteSignUpTest looks for its entries"),
            Map.entry("startTotp", "changes nothing until a code confirms it"),
            Map.entry("requestPasswordReset", "mails a link; its use is in the trail"),
            Map.entry("signUp", "nobody is signed in yet; NewPeopleTest looks for its entries"),
            Map.entry("startSignOn", "nobody is signed in yet; OidcSignInTest looks for what its end leaves"),
            Map.entry("previewEvent", "says what an event would become; nothing changes"),
            Map.entry("checkSignOn", "asks the provider, and changes nothing"),
            Map.entry("verifySignOnDomain", "needs a name server; OidcSignInTest looks for its entry"),
            Map.entry("replayRun", "needs an agent; RecordedRunTest looks for its entry where both services run"),
            Map.entry("createFork", "needs an agent; ForkTest looks for its entry"),
            Map.entry("verifyAuditLog", "reads the trail; asking whether it is intact must not make it longer"));

    private AuditCases() {}

    static List<Case> all() {
        return Stream.of(
                        SourceCases.CASES,
                        PeopleCases.CASES,
                        SessionCases.CASES,
                        AccountCases.CASES,
                        ServiceCases.CASES,
                        SignOnCases.CASES)
                .flatMap(List::stream)
                .toList();
    }
}
