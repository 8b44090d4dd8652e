package io.signalbox.controlplane.organizations;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings links to people. */
@Component
class InvitePost {

    private final ConsoleAddress console;

    InvitePost(ConsoleAddress console) {
        this.console = console;
    }

    /** Whether links go by mail; otherwise whoever invites gets them to pass on. */
    boolean isMail() {
        return false;
    }

    /** The link when it could not be mailed. */
    @Nullable
    String send(InviteView invite, InviteToken token) {
        return console.inviteLink(token.text());
    }
}
