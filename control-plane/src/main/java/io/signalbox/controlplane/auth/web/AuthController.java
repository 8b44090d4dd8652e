package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.AuthApi;
import io.signalbox.contract.publicapi.model.AccessGrant;
import io.signalbox.contract.publicapi.model.AuthOptions;
import io.signalbox.contract.publicapi.model.CurrentUser;
import io.signalbox.contract.publicapi.model.DiscoveredSignIn;
import io.signalbox.contract.publicapi.model.LoginRequest;
import io.signalbox.contract.publicapi.model.OrganizationSwitch;
import io.signalbox.contract.publicapi.model.PasswordReset;
import io.signalbox.contract.publicapi.model.PasswordResetRequest;
import io.signalbox.contract.publicapi.model.SecondFactor;
import io.signalbox.contract.publicapi.model.SignInDiscovery;
import io.signalbox.contract.publicapi.model.SignInMethod;
import io.signalbox.contract.publicapi.model.SignInResult;
import io.signalbox.contract.publicapi.model.SignUp;
import io.signalbox.controlplane.auth.ChallengeRefused;
import io.signalbox.controlplane.auth.CurrentPerson;
import io.signalbox.controlplane.auth.Grant;
import io.signalbox.controlplane.auth.ResetRefused;
import io.signalbox.controlplane.auth.SessionExpired;
import io.signalbox.controlplane.auth.Sessions;
import io.signalbox.controlplane.auth.SignIn;
import io.signalbox.controlplane.auth.SignUpClosed;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuthController implements AuthApi {

    private final SignIn signIn;
    private final Sessions sessions;
    private final CurrentPerson person;
    private final SignedIn signedIn;
    private final RefreshCookie cookie;

    AuthController(SignIn signIn, Sessions sessions, CurrentPerson person, SignedIn signedIn, RefreshCookie cookie) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.person = person;
        this.signedIn = signedIn;
        this.cookie = cookie;
    }

    @Override
    public ResponseEntity<AuthOptions> getAuthOptions() {
        return ResponseEntity.ok(new AuthOptions(false, false, false));
    }

    @Override
    public ResponseEntity<AccessGrant> signUp(SignUp signUp) {
        throw new SignUpClosed();
    }

    @Override
    public ResponseEntity<DiscoveredSignIn> discoverSignIn(SignInDiscovery discovery) {
        return ResponseEntity.ok(new DiscoveredSignIn(SignInMethod.PASSWORD));
    }

    @Override
    public ResponseEntity<SignInResult> login(LoginRequest login) {
        Grant grant = signIn.withPassword(login.getEmail(), login.getPassword(), signedIn.device());
        return signedIn.withCookie(ResponseEntity.ok(), grant)
                .body(new SignInResult().accessToken(grant.access().token()).expiresIn((int)
                        grant.access().life().toSeconds()));
    }

    @Override
    public ResponseEntity<AccessGrant> answerChallenge(SecondFactor factor) {
        throw new ChallengeRefused();
    }

    @Override
    public ResponseEntity<AccessGrant> refreshAccess() {
        Grant grant = sessions.refresh(cookie.read().orElseThrow(SessionExpired::new));
        return signedIn.renewed(ResponseEntity.ok(), grant).body(SignedIn.body(grant.access()));
    }

    @Override
    public ResponseEntity<Void> logout() {
        cookie.read().ifPresent(sessions::signOut);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.forgotten())
                .build();
    }

    @Override
    public ResponseEntity<AccessGrant> switchOrganization(OrganizationSwitch wanted) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SignedIn.body(sessions.switchTo(CurrentPerson.sessionId(), wanted.getOrganizationId())));
    }

    @Override
    public ResponseEntity<Void> requestPasswordReset(PasswordResetRequest wanted) {
        return ResponseEntity.accepted().build();
    }

    @Override
    public ResponseEntity<Void> resetPassword(PasswordReset reset) {
        throw new ResetRefused();
    }

    @Override
    public ResponseEntity<CurrentUser> getCurrentUser() {
        return ResponseEntity.ok(ProfileMapper.toContract(person.profile()));
    }
}
