package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.OrganizationView;

/**
 * What a link is for, told to whoever holds it.
 *
 * @param hasAccount whether the address has an account already and must sign in to accept
 */
public record InvitePreview(OrganizationView organization, InviteView invite, boolean hasAccount) {}
