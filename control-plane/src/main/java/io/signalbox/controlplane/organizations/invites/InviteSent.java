package io.signalbox.controlplane.organizations.invites;

import org.jspecify.annotations.Nullable;

/**
 * An invite on its way.
 *
 * @param link only when no mail can be sent: told to the inviter, once
 */
public record InviteSent(InviteView invite, @Nullable String link) {

    public boolean mailed() {
        return link == null;
    }
}
