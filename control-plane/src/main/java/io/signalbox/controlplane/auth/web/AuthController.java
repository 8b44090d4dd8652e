package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.AuthApi;
import io.signalbox.contract.publicapi.model.CurrentUser;
import io.signalbox.contract.publicapi.model.LoginRequest;
import io.signalbox.contract.publicapi.model.OrganizationSummary;
import io.signalbox.contract.publicapi.model.RefreshRequest;
import io.signalbox.contract.publicapi.model.TokenPair;
import io.signalbox.controlplane.auth.Sessions;
import io.signalbox.controlplane.auth.SignInLimit;
import io.signalbox.controlplane.auth.Tokens;
import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuthController implements AuthApi {

    private final Sessions sessions;
    private final SignInLimit limit;
    private final Organizations organizations;
    private final HttpServletRequest request;

    AuthController(Sessions sessions, SignInLimit limit, Organizations organizations, HttpServletRequest request) {
        this.sessions = sessions;
        this.limit = limit;
        this.organizations = organizations;
        this.request = request;
    }

    @Override
    public ResponseEntity<TokenPair> login(LoginRequest login) {
        limit.take(ClientAddress.of(request).forLimits(), login.getEmail());
        return answer(sessions.signIn(login.getEmail(), login.getPassword()));
    }

    @Override
    public ResponseEntity<TokenPair> refreshTokens(RefreshRequest refresh) {
        return answer(sessions.refresh(refresh.getRefreshToken()));
    }

    @Override
    public ResponseEntity<Void> logout(RefreshRequest refresh) {
        sessions.signOut(refresh.getRefreshToken());
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<CurrentUser> getCurrentUser() {
        Principal principal = Principal.current();
        UserView user = organizations.findUser(principal.userId()).orElseThrow(AuthController::gone);
        OrganizationView organization = organizations.organizationsOf(user.id()).stream()
                .filter(own -> own.id().equals(principal.organizationId()))
                .findFirst()
                .orElseThrow(AuthController::gone);
        return ResponseEntity.ok(new CurrentUser(
                user.id(), user.email(), user.name(), new OrganizationSummary(organization.id(), organization.name())));
    }

    private static ResponseEntity<TokenPair> answer(Tokens tokens) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokenPair(tokens.accessToken(), tokens.refreshToken(), tokens.expiresIn()));
    }

    private static AuthenticationCredentialsNotFoundException gone() {
        return new AuthenticationCredentialsNotFoundException("The user of this token is gone");
    }
}
