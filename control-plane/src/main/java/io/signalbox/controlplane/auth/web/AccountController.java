package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.AccountApi;
import io.signalbox.contract.publicapi.model.AccountUpdate;
import io.signalbox.contract.publicapi.model.CurrentUser;
import io.signalbox.contract.publicapi.model.OrganizationSummary;
import io.signalbox.contract.publicapi.model.PasswordChange;
import io.signalbox.contract.publicapi.model.RecoveryCodes;
import io.signalbox.contract.publicapi.model.RevokedSessions;
import io.signalbox.contract.publicapi.model.SessionList;
import io.signalbox.contract.publicapi.model.SessionSummary;
import io.signalbox.contract.publicapi.model.TotpCode;
import io.signalbox.contract.publicapi.model.TotpSecret;
import io.signalbox.controlplane.auth.CurrentPerson;
import io.signalbox.controlplane.auth.OwnAccount;
import io.signalbox.controlplane.auth.secondfactor.SecondFactors;
import io.signalbox.controlplane.auth.sessions.OwnSessions;
import io.signalbox.controlplane.auth.sessions.SessionView;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.members.Membership;
import io.signalbox.controlplane.platform.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountController implements AccountApi {

    private final OwnAccount account;
    private final OwnSessions sessions;
    private final SecondFactors factors;
    private final CurrentPerson person;
    private final Organizations organizations;

    AccountController(
            OwnAccount account,
            OwnSessions sessions,
            SecondFactors factors,
            CurrentPerson person,
            Organizations organizations) {
        this.account = account;
        this.sessions = sessions;
        this.factors = factors;
        this.person = person;
        this.organizations = organizations;
    }

    @Override
    public ResponseEntity<CurrentUser> updateAccount(AccountUpdate update) {
        account.rename(update.getName());
        return ResponseEntity.ok(ProfileMapper.toContract(person.profile()));
    }

    @Override
    public ResponseEntity<Void> changePassword(PasswordChange change) {
        account.changePassword(change.getCurrentPassword(), change.getNewPassword());
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<SessionList> listSessions() {
        Map<UUID, String> names = organizations.membershipsOf(me()).stream()
                .collect(Collectors.toMap(Membership::organizationId, Membership::organizationName));
        return ResponseEntity.ok(new SessionList(sessions.list(me()).stream()
                .map(session -> summary(session, names))
                .toList()));
    }

    @Override
    public ResponseEntity<Void> revokeSession(UUID sessionId) {
        sessions.end(me(), sessionId);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<RevokedSessions> revokeOtherSessions() {
        return ResponseEntity.ok(new RevokedSessions(sessions.endOthers(me(), CurrentPerson.sessionId())));
    }

    @Override
    public ResponseEntity<TotpSecret> startTotp() {
        SecondFactors.Secret secret = factors.start();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TotpSecret(secret.text(), secret.uri()));
    }

    @Override
    public ResponseEntity<RecoveryCodes> confirmTotp(TotpCode code) {
        return told(factors.confirm(code.getCode()));
    }

    @Override
    public ResponseEntity<Void> disableTotp(TotpCode code) {
        factors.disable(code.getCode());
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<RecoveryCodes> renewRecoveryCodes(TotpCode code) {
        return told(factors.renewRecoveryCodes(code.getCode()));
    }

    private static ResponseEntity<RecoveryCodes> told(List<String> codes) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new RecoveryCodes(codes));
    }

    private static SessionSummary summary(SessionView session, Map<UUID, String> names) {
        var summary = new SessionSummary(
                        session.id(),
                        session.id().equals(CurrentPerson.sessionId()),
                        session.device(),
                        session.address(),
                        session.signedInAt(),
                        session.lastUsedAt(),
                        session.expiresAt())
                .method(session.method().id());
        String name = names.get(session.organizationId());
        return name == null ? summary : summary.organization(new OrganizationSummary(session.organizationId(), name));
    }

    private static UUID me() {
        return Principal.current().userId();
    }
}
