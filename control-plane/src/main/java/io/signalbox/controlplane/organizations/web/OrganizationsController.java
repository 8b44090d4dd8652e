package io.signalbox.controlplane.organizations.web;

import io.signalbox.contract.publicapi.OrganizationsApi;
import io.signalbox.contract.publicapi.model.Invite;
import io.signalbox.contract.publicapi.model.InviteCreate;
import io.signalbox.contract.publicapi.model.InviteList;
import io.signalbox.contract.publicapi.model.InviteSent;
import io.signalbox.contract.publicapi.model.InviteToken;
import io.signalbox.contract.publicapi.model.Member;
import io.signalbox.contract.publicapi.model.MemberUpdate;
import io.signalbox.contract.publicapi.model.Organization;
import io.signalbox.contract.publicapi.model.OrganizationCreate;
import io.signalbox.contract.publicapi.model.OrganizationSummary;
import io.signalbox.contract.publicapi.model.OrganizationUpdate;
import io.signalbox.contract.publicapi.model.OwnershipTransfer;
import io.signalbox.contract.publicapi.model.RoleCatalogue;
import io.signalbox.contract.publicapi.model.RoleName;
import io.signalbox.controlplane.organizations.OrganizationCreation;
import io.signalbox.controlplane.organizations.OrganizationProfile;
import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.organizations.invites.InviteAcceptance;
import io.signalbox.controlplane.organizations.invites.InviteState;
import io.signalbox.controlplane.organizations.invites.Invites;
import io.signalbox.controlplane.organizations.members.MemberList;
import io.signalbox.controlplane.organizations.members.MemberView;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.organizations.members.Ownership;
import io.signalbox.controlplane.organizations.members.SecondFactorStatus;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.text.StorableText;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrganizationsController implements OrganizationsApi {

    private final OrganizationProfile profile;
    private final OrganizationCreation creation;
    private final Ownership ownership;
    private final Members members;
    private final MemberList memberList;
    private final Invites invites;
    private final InviteAcceptance acceptance;
    private final ObjectProvider<SecondFactorStatus> secondFactors;
    private final RoleOverview roles;

    OrganizationsController(
            OrganizationProfile profile,
            OrganizationCreation creation,
            Ownership ownership,
            Members members,
            MemberList memberList,
            Invites invites,
            InviteAcceptance acceptance,
            ObjectProvider<SecondFactorStatus> secondFactors,
            RoleOverview roles) {
        this.profile = profile;
        this.creation = creation;
        this.ownership = ownership;
        this.members = members;
        this.memberList = memberList;
        this.invites = invites;
        this.acceptance = acceptance;
        this.secondFactors = secondFactors;
        this.roles = roles;
    }

    @Override
    public ResponseEntity<RoleCatalogue> listRoles() {
        return ResponseEntity.ok(roles.catalogue());
    }

    @Override
    public ResponseEntity<Organization> getOrganization() {
        return ResponseEntity.ok(PeopleMapper.organization(profile.get()));
    }

    @Override
    public ResponseEntity<Organization> updateOrganization(OrganizationUpdate update) {
        return ResponseEntity.ok(PeopleMapper.organization(profile.rename(update.getName())));
    }

    @Override
    public ResponseEntity<Organization> createOrganization(OrganizationCreate create) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(PeopleMapper.organization(creation.found(me(), create.getName())));
    }

    @Override
    public ResponseEntity<Member> transferOwnership(OwnershipTransfer transfer) {
        boolean keep = Boolean.TRUE.equals(transfer.getKeepOwnership());
        return ResponseEntity.ok(answer(ownership.transfer(me(), transfer.getUserId(), transfer.getPassword(), keep)));
    }

    @Override
    public ResponseEntity<Void> leaveOrganization() {
        members.leave(me());
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<io.signalbox.contract.publicapi.model.MemberList> listMembers(
            @Nullable String q, @Nullable RoleName role, @Nullable String cursor, Integer limit) {
        Page<MemberView> page = memberList.find(
                StorableText.requireOrNull("/q", q),
                role == null ? null : PeopleMapper.role(role),
                Cursor.parse(cursor),
                limit);
        return ResponseEntity.ok(new io.signalbox.contract.publicapi.model.MemberList(answers(page.items()))
                .nextCursor(page.nextText()));
    }

    @Override
    public ResponseEntity<Member> updateMember(UUID userId, MemberUpdate update) {
        return ResponseEntity.ok(answer(members.changeRole(me(), userId, PeopleMapper.role(update.getRole()))));
    }

    @Override
    public ResponseEntity<Void> removeMember(UUID userId) {
        members.remove(me(), userId);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<InviteList> listInvites(
            io.signalbox.contract.publicapi.model.@Nullable InviteState state, @Nullable String cursor, Integer limit) {
        Page<Invite> page = invites.list(
                        state == null ? null : InviteState.of(state.getValue()), Cursor.parse(cursor), limit)
                .map(PeopleMapper::invite);
        return ResponseEntity.ok(new InviteList(page.items()).nextCursor(page.nextText()));
    }

    @Override
    public ResponseEntity<InviteSent> createInvite(InviteCreate create) {
        var sent = invites.create(me(), create.getEmail(), PeopleMapper.role(create.getRole()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(PeopleMapper.sent(sent));
    }

    @Override
    public ResponseEntity<Void> revokeInvite(UUID inviteId) {
        invites.revoke(inviteId);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<InviteSent> resendInvite(UUID inviteId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(PeopleMapper.sent(invites.resend(me(), inviteId)));
    }

    @Override
    public ResponseEntity<OrganizationSummary> joinOrganization(InviteToken token) {
        OrganizationView joined = acceptance.join(token.getToken(), me()).organization();
        return ResponseEntity.ok(new OrganizationSummary(joined.id(), joined.name()));
    }

    private Member answer(MemberView view) {
        return answers(List.of(view)).getFirst();
    }

    private List<Member> answers(List<MemberView> views) {
        List<UUID> ids = views.stream().map(MemberView::userId).toList();
        SecondFactorStatus known = secondFactors.getIfAvailable();
        Set<UUID> withFactor = known == null ? Set.of() : known.among(ids);
        return views.stream()
                .map(view -> PeopleMapper.member(view, withFactor.contains(view.userId())))
                .toList();
    }

    private static UUID me() {
        return Principal.current().userId();
    }
}
