package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.auth.passwords.Passwords;
import io.signalbox.controlplane.auth.secondfactor.ChallengeRefused;
import io.signalbox.controlplane.auth.secondfactor.Challenges;
import io.signalbox.controlplane.auth.secondfactor.SecondFactors;
import io.signalbox.controlplane.auth.secondfactor.WrongCode;
import io.signalbox.controlplane.auth.sessions.IssuedTokens;
import io.signalbox.controlplane.auth.sessions.NoOrganization;
import io.signalbox.controlplane.auth.sessions.Sessions;
import io.signalbox.controlplane.auth.sessions.SignInClient;
import io.signalbox.controlplane.auth.sessions.SignInMethod;
import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.UserView;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The way in by e-mail and password, and by a second factor where there is one. */
@Service
public class SignIn {

    private static final String PASSWORD = "password";
    private static final String SECOND_FACTOR = "second_factor";

    private final SignInGuard guard;
    private final RefusedSignIns refusals;
    private final Accounts accounts;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Challenges challenges;
    private final Sessions sessions;

    SignIn(
            SignInGuard guard,
            RefusedSignIns refusals,
            Accounts accounts,
            Passwords passwords,
            SecondFactors factors,
            Challenges challenges,
            Sessions sessions) {
        this.guard = guard;
        this.refusals = refusals;
        this.accounts = accounts;
        this.passwords = passwords;
        this.factors = factors;
        this.challenges = challenges;
        this.sessions = sessions;
    }

    /** What a right password leads to. */
    public sealed interface Outcome {}

    /** A session. */
    public record Admitted(IssuedTokens grant) implements Outcome {}

    /** A second factor is wanted; this goes with its code to {@link #answer}. */
    public record Challenged(String challenge) implements Outcome {}

    /**
     * @throws SignInRefused when e-mail and password do not belong together
     * @throws NoOrganization when they do, but the person belongs nowhere
     */
    public Outcome withPassword(String email, String password, SignInClient client) {
        UserView user = prove(email, password, client);
        if (factors.isOn(user.id())) {
            return new Challenged(challenges.open(user.id()));
        }
        return new Admitted(sessions.begin(user.id(), null, SignInMethod.PASSWORD, client.device()));
    }

    /** Who it is by e-mail and password, without any session. Guarded as signing in is. */
    UserView prove(String email, String password, SignInClient client) {
        long start = refusals.clockIn();
        SignInGuard.Attempt attempt = guard.begin(PASSWORD, email, client);
        Optional<UserView> user = passwords.authenticate(email, password);
        if (user.isEmpty()) {
            accounts.findByEmail(email).ifPresent(known -> refusals.tell(known, SignInRefused.TYPE.code()));
            refusals.answerInTime(start);
            throw new SignInRefused();
        }
        guard.succeed(attempt);
        return user.get();
    }

    /**
     * @throws ChallengeRefused when the challenge is over
     * @throws WrongCode when the code is wrong
     */
    public IssuedTokens answer(String challenge, String code, SignInClient client) {
        UUID userId = challenges.tryOnce(challenge).orElseThrow(ChallengeRefused::new);
        UserView user = accounts.find(userId).orElseThrow(ChallengeRefused::new);
        SignInGuard.Attempt attempt = guard.begin(SECOND_FACTOR, user.email(), client);
        if (!factors.prove(userId, code)) {
            refusals.tell(user, WrongCode.TYPE.code());
            throw new WrongCode();
        }
        guard.succeed(attempt);
        if (!challenges.end(challenge)) {
            throw new ChallengeRefused();
        }
        return sessions.begin(userId, null, SignInMethod.PASSWORD, client.device());
    }
}
