package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.InvitesApi;
import io.signalbox.contract.publicapi.model.AccessGrant;
import io.signalbox.contract.publicapi.model.InviteAcceptance;
import io.signalbox.contract.publicapi.model.InvitePreview;
import io.signalbox.contract.publicapi.model.InviteToken;
import io.signalbox.contract.publicapi.model.RoleName;
import io.signalbox.controlplane.auth.InviteSignUp;
import io.signalbox.controlplane.organizations.invites.InviteView;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Here because accepting signs in. */
@RestController
class InvitesController implements InvitesApi {

    private final InviteSignUp invites;
    private final SignedIn signedIn;

    InvitesController(InviteSignUp invites, SignedIn signedIn) {
        this.invites = invites;
        this.signedIn = signedIn;
    }

    @Override
    public ResponseEntity<InvitePreview> previewInvite(InviteToken token) {
        var preview = invites.preview(token.getToken(), signedIn.device());
        InviteView invite = preview.invite();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new InvitePreview(
                        preview.organization().name(),
                        invite.email(),
                        RoleName.fromValue(invite.role().id()),
                        invite.inviter(),
                        invite.expiresAt(),
                        preview.hasAccount()));
    }

    @Override
    public ResponseEntity<AccessGrant> acceptInvite(InviteAcceptance accept) {
        var grant = invites.accept(accept.getToken(), accept.getName(), accept.getPassword(), signedIn.visitor());
        return signedIn.answer(HttpStatus.CREATED, grant);
    }
}
