package io.signalbox.controlplane.auth.sso.signin;

import com.nimbusds.jwt.JWT;
import io.signalbox.controlplane.auth.sessions.Device;
import io.signalbox.controlplane.auth.sessions.IssuedTokens;
import io.signalbox.controlplane.auth.sessions.Sessions;
import io.signalbox.controlplane.auth.sessions.SignInMethod;
import io.signalbox.controlplane.auth.sso.settings.CallbackAddress;
import io.signalbox.controlplane.auth.sso.settings.Connection;
import io.signalbox.controlplane.auth.sso.settings.Connections;
import io.signalbox.controlplane.auth.sso.settings.ProviderMetadata;
import io.signalbox.controlplane.auth.sso.settings.ProviderProblem;
import io.signalbox.controlplane.auth.sso.settings.Providers;
import io.signalbox.controlplane.platform.audit.AttemptRefused;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Receives people who come back from their provider, and signs them in or says no. */
@Service
public class AuthorizationCallback {

    private static final Logger log = LoggerFactory.getLogger(AuthorizationCallback.class);

    private final PendingAuthorizations attempts;
    private final Connections connections;
    private final Providers providers;
    private final TokenEndpoint tokens;
    private final IdTokens idTokens;
    private final IdTokenRules rules;
    private final AccountLinking admission;
    private final Sessions sessions;
    private final SecretBox box;
    private final CallbackAddress callback;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    AuthorizationCallback(
            PendingAuthorizations attempts,
            Connections connections,
            Providers providers,
            TokenEndpoint tokens,
            IdTokens idTokens,
            IdTokenRules rules,
            AccountLinking admission,
            Sessions sessions,
            SecretBox box,
            CallbackAddress callback,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.attempts = attempts;
        this.connections = connections;
        this.providers = providers;
        this.tokens = tokens;
        this.idTokens = idTokens;
        this.rules = rules;
        this.admission = admission;
        this.sessions = sessions;
        this.box = box;
        this.callback = callback;
        this.transactions = transactions;
        this.events = events;
    }

    public SignOnOutcome finish(SignOnReturn back, Device device) {
        if (back.state() == null) {
            return new SignOnOutcome.Refused(SignOnProblem.EXPIRED);
        }
        var state = new SecretToken(back.state());
        return attempts.organizationOf(state)
                .map(organizationId -> Tenant.call(organizationId, () -> finish(state, back, device)))
                .orElseGet(() -> new SignOnOutcome.Refused(SignOnProblem.EXPIRED));
    }

    private SignOnOutcome finish(SecretToken state, SignOnReturn back, Device device) {
        try {
            PendingAuthorization attempt =
                    attempts.take(state).orElseThrow(() -> SignOnRefused.expired("the attempt is over"));
            requireSameBrowser(attempt, back.browser());
            UUID userId = admit(attempt, back);
            IssuedTokens grant = sessions.begin(userId, Tenant.current(), SignInMethod.SIGN_ON, device);
            log.info("sign_on outcome=signed_in organization_id={} user_id={}", Tenant.current(), userId);
            return new SignOnOutcome.SignedIn(grant, attempt.returnTo());
        } catch (SignOnRefused refused) {
            return refuse(refused);
        } catch (ProviderProblem problem) {
            return refuse(SignOnRefused.unavailable(problem));
        }
    }

    /** Whoever made the browser open the callback is whoever began, or else a victim would be signed in as the attacker. */
    private static void requireSameBrowser(PendingAuthorization attempt, @Nullable String browser) {
        if (browser == null || !MessageDigest.isEqual(attempt.browserHash(), new SecretToken(browser).hash())) {
            throw SignOnRefused.expired("it was begun in another browser");
        }
    }

    private UUID admit(PendingAuthorization attempt, SignOnReturn back) {
        Connection connection = connections
                .find()
                .filter(now -> now.enabled() && now.id().equals(attempt.connectionId()))
                .orElseThrow(() -> SignOnRefused.expired("the connection was switched off or replaced meanwhile"));
        ProviderMetadata provider = providers.metadata(connection.issuer());
        requireIssuer(provider, back.issuer());
        JWT token = tokens.redeem(provider, redemption(connection, attempt, code(back)));
        IdToken vouched = rules.judge(
                idTokens.open(token, provider), connection.issuer(), connection.clientId(), attempt.nonce());
        return admission.admit(connection, vouched);
    }

    /** Keeps the answer of one provider from being sent to another (RFC 9207). */
    private static void requireIssuer(ProviderMetadata provider, @Nullable String issuer) {
        boolean good = issuer == null ? !provider.namesItself() : issuer.equals(provider.issuer());
        if (!good) {
            throw SignOnRefused.person(SignOnProblem.UNTRUSTED, "the answer is of another issuer");
        }
    }

    private static String code(SignOnReturn back) {
        if (back.error() != null) {
            throw SignOnRefused.person(
                    SignOnProblem.DENIED, "the provider said " + TokenEndpoint.harmless(back.error()));
        }
        if (back.code() == null || back.code().isBlank()) {
            throw SignOnRefused.person(SignOnProblem.UNTRUSTED, "the answer has no code");
        }
        return back.code();
    }

    private TokenEndpoint.Redemption redemption(Connection connection, PendingAuthorization attempt, String code) {
        String secret = transactions.execute(
                status -> box.open(connection.sealedSecret(), Connection.placeOf(connection.id())));
        return new TokenEndpoint.Redemption(code, attempt.verifier(), callback.uri(), connection.clientId(), secret);
    }

    private SignOnOutcome refuse(SignOnRefused refused) {
        UUID organizationId = Tenant.current();
        log.warn(
                "sign_on outcome=refused organization_id={} problem={} reason=\"{}\"",
                organizationId,
                refused.problem().code(),
                refused.getMessage());
        events.publishEvent(new AttemptRefused(
                organizationId,
                new Actor.Installation(),
                "sign_on",
                new AuditTarget("sign_on", organizationId, "single sign-on"),
                refused.problem().code()));
        return new SignOnOutcome.Refused(refused.problem());
    }
}
