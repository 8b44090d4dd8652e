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
import io.signalbox.controlplane.auth.CurrentPerson;
import io.signalbox.controlplane.auth.SignIn;
import io.signalbox.controlplane.auth.SignUps;
import io.signalbox.controlplane.auth.passwords.PasswordResets;
import io.signalbox.controlplane.auth.passwords.PasswordRules;
import io.signalbox.controlplane.auth.passwords.ResetMails;
import io.signalbox.controlplane.auth.sessions.IssuedTokens;
import io.signalbox.controlplane.auth.sessions.SessionExpired;
import io.signalbox.controlplane.auth.sessions.Sessions;
import io.signalbox.controlplane.auth.sso.signin.SignOnRouting;
import io.signalbox.controlplane.organizations.NewOwners;
import io.signalbox.controlplane.platform.mail.Mail;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuthController implements AuthApi {

    private final SignIn signIn;
    private final SignUps signUps;
    private final Sessions sessions;
    private final ResetMails resetMails;
    private final PasswordResets resets;
    private final CurrentPerson person;
    private final NewOwners newOwners;
    private final Mail mail;
    private final SignedIn signedIn;
    private final SignInCookies cookies;
    private final SignOnRouting routing;

    AuthController(
            SignIn signIn,
            SignUps signUps,
            Sessions sessions,
            ResetMails resetMails,
            PasswordResets resets,
            CurrentPerson person,
            NewOwners newOwners,
            Mail mail,
            SignedIn signedIn,
            SignInCookies cookies,
            SignOnRouting routing) {
        this.routing = routing;
        this.signIn = signIn;
        this.signUps = signUps;
        this.sessions = sessions;
        this.resetMails = resetMails;
        this.resets = resets;
        this.person = person;
        this.newOwners = newOwners;
        this.mail = mail;
        this.signedIn = signedIn;
        this.cookies = cookies;
    }

    @Override
    public ResponseEntity<AuthOptions> getAuthOptions() {
        var options = new AuthOptions(newOwners.isOpen(), newOwners.isFirstWanted(), mail.isConfigured());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(options.passwordMinLength(PasswordRules.MIN_LENGTH));
    }

    @Override
    public ResponseEntity<AccessGrant> signUp(SignUp form) {
        var filledIn =
                new SignUps.Form(form.getOrganizationName(), form.getName(), form.getEmail(), form.getPassword());
        return signedIn.answer(HttpStatus.CREATED, signUps.signUp(filledIn, signedIn.device()));
    }

    @Override
    public ResponseEntity<DiscoveredSignIn> discoverSignIn(SignInDiscovery discovery) {
        return ResponseEntity.ok(routing.find(discovery.getEmail())
                .map(organization -> new DiscoveredSignIn(SignInMethod.SIGN_ON).organizationName(organization.name()))
                .orElseGet(() -> new DiscoveredSignIn(SignInMethod.PASSWORD)));
    }

    @Override
    public ResponseEntity<SignInResult> login(LoginRequest login) {
        return switch (signIn.withPassword(login.getEmail(), login.getPassword(), signedIn.visitor())) {
            case SignIn.Admitted(IssuedTokens grant) ->
                signedIn.begun(ResponseEntity.ok(), grant)
                        .body(new SignInResult()
                                .accessToken(grant.access().token())
                                .expiresIn((int) grant.access().life().toSeconds()));
            case SignIn.Challenged(String challenge) ->
                ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new SignInResult().challenge(challenge));
        };
    }

    @Override
    public ResponseEntity<AccessGrant> answerChallenge(SecondFactor factor) {
        return signedIn.answer(
                HttpStatus.OK, signIn.answer(factor.getChallenge(), factor.getCode(), signedIn.visitor()));
    }

    @Override
    public ResponseEntity<AccessGrant> refreshAccess() {
        IssuedTokens grant =
                sessions.refresh(cookies.read(SignInCookies.REFRESH).orElseThrow(SessionExpired::new));
        return signedIn.renewed(ResponseEntity.ok(), grant).body(SignedIn.body(grant.access()));
    }

    @Override
    public ResponseEntity<Void> logout() {
        cookies.read(SignInCookies.REFRESH).ifPresent(sessions::signOut);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookies.remove(SignInCookies.REFRESH))
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
        resetMails.request(wanted.getEmail(), signedIn.device());
        return ResponseEntity.accepted().build();
    }

    @Override
    public ResponseEntity<Void> resetPassword(PasswordReset reset) {
        String browser = signedIn.trust(resets.complete(reset.getToken(), reset.getPassword()));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, browser)
                .build();
    }

    @Override
    public ResponseEntity<CurrentUser> getCurrentUser() {
        return ResponseEntity.ok(ProfileMapper.toContract(person.profile()));
    }
}
