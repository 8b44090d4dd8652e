package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.web.PublicUrl;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Where providers send people back to. Built from settings, never from a request, and the same for every organization. */
@Component
public class CallbackAddress {

    private static final String PATH = "/api/v1/auth/sign-on/callback";
    private final PublicUrl publicUrl;

    CallbackAddress(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    public URI uri() {
        return publicUrl.page(PATH);
    }
}
