package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.SignOnApi;
import io.signalbox.contract.publicapi.model.SignOn;
import io.signalbox.contract.publicapi.model.SignOnCheck;
import io.signalbox.contract.publicapi.model.SignOnDomain;
import io.signalbox.contract.publicapi.model.SignOnDomainCreate;
import io.signalbox.contract.publicapi.model.SignOnRedirect;
import io.signalbox.contract.publicapi.model.SignOnStart;
import io.signalbox.contract.publicapi.model.SignOnUpdate;
import io.signalbox.contract.shared.ProblemDetail;
import io.signalbox.controlplane.auth.sso.settings.SignOnCheckup;
import io.signalbox.controlplane.auth.sso.settings.SignOnDomains;
import io.signalbox.controlplane.auth.sso.settings.SignOnSetup;
import io.signalbox.controlplane.auth.sso.signin.AuthorizationCallback;
import io.signalbox.controlplane.auth.sso.signin.AuthorizationRequest;
import io.signalbox.controlplane.auth.sso.signin.SignOnOutcome;
import io.signalbox.controlplane.auth.sso.signin.SignOnReturn;
import io.signalbox.controlplane.auth.sso.signin.SingleSignOn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SignOnController implements SignOnApi {

    private final SignOnSetup setup;
    private final SignOnDomains domains;
    private final SignOnCheckup checkup;
    private final SingleSignOn singleSignOn;
    private final AuthorizationCallback returns;
    private final SignOnCookie cookie;
    private final SignedIn signedIn;

    SignOnController(
            SignOnSetup setup,
            SignOnDomains domains,
            SignOnCheckup checkup,
            SingleSignOn singleSignOn,
            AuthorizationCallback returns,
            SignOnCookie cookie,
            SignedIn signedIn) {
        this.setup = setup;
        this.domains = domains;
        this.checkup = checkup;
        this.singleSignOn = singleSignOn;
        this.returns = returns;
        this.cookie = cookie;
        this.signedIn = signedIn;
    }

    @Override
    public ResponseEntity<SignOn> getSignOn() {
        return ResponseEntity.ok(SignOnMapper.toContract(setup.get()));
    }

    @Override
    public ResponseEntity<SignOn> updateSignOn(SignOnUpdate update) {
        return ResponseEntity.ok(SignOnMapper.toContract(setup.update(SignOnMapper.change(update))));
    }

    @Override
    public ResponseEntity<Void> deleteSignOn() {
        setup.delete();
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<SignOnCheck> checkSignOn() {
        return ResponseEntity.ok(SignOnMapper.toContract(checkup.check()));
    }

    @Override
    public ResponseEntity<SignOnDomain> addSignOnDomain(SignOnDomainCreate wanted) {
        return ResponseEntity.status(HttpStatus.CREATED).body(SignOnMapper.toContract(domains.add(wanted.getDomain())));
    }

    @Override
    public ResponseEntity<SignOnDomain> verifySignOnDomain(String domain) {
        return ResponseEntity.ok(SignOnMapper.toContract(domains.verify(domain)));
    }

    @Override
    public ResponseEntity<Void> removeSignOnDomain(String domain) {
        domains.remove(domain);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<SignOnRedirect> startSignOn(SignOnStart start) {
        AuthorizationRequest trip = singleSignOn.begin(start.getEmail(), start.getReturnTo());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.carrying(trip))
                .body(new SignOnRedirect(trip.authorizationUrl().toString()));
    }

    @Override
    public ResponseEntity<ProblemDetail> finishSignOn(
            @Nullable String code,
            @Nullable String state,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable String issuer) {
        var back = new SignOnReturn(state, code, error, issuer, cookie.read().orElse(null));
        return switch (returns.finish(back, signedIn.device())) {
            case SignOnOutcome.SignedIn in ->
                signedIn.renewed(seeOther(in.returnTo()), in.grant()).build();
            case SignOnOutcome.Refused no ->
                seeOther("/sign-in?problem=" + no.problem().code()).build();
        };
    }

    private ResponseEntity.BodyBuilder seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.forgotten());
    }
}
