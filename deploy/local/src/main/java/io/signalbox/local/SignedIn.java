package io.signalbox.local;

import io.signalbox.local.client.ApiFailure;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.launch.AdminAccount;
import io.signalbox.local.launch.LocalSettings;
import java.io.UncheckedIOException;

/** Finds the running installation and the administrator's password, or says what is missing. */
public final class SignedIn {

    private SignedIn() {}

    public static SignalboxClient to(LocalSettings settings) {
        AdminAccount account = account(settings);
        SignalboxClient api = new SignalboxClient(
                settings.controlPlaneUrl(), account.email(), account.password().orElseThrow());
        try {
            return api.signIn();
        } catch (UncheckedIOException e) {
            throw new Refusal("nothing answers at " + settings.controlPlaneUrl()
                    + ": start make up in another terminal, or set SIGNALBOX_PORT to where it listens");
        } catch (ApiFailure e) {
            throw new Refusal("signing in as " + account.email()
                    + " failed: set SIGNALBOX_ADMIN_EMAIL and SIGNALBOX_ADMIN_PASSWORD (" + e.getMessage() + ")");
        }
    }

    private static AdminAccount account(LocalSettings settings) {
        return settings.environment()
                .get("SIGNALBOX_ADMIN_PASSWORD")
                .map(password -> AdminAccount.of(settings.adminEmail(), password))
                .or(() -> AdminAccount.kept(settings.secrets()))
                .orElseThrow(
                        () -> new Refusal(
                                "no password found in " + settings.secrets()
                                        + ": set SIGNALBOX_ADMIN_EMAIL and SIGNALBOX_ADMIN_PASSWORD, or SIGNALBOX_DATA_DIR to the directory that make up uses"));
    }
}
