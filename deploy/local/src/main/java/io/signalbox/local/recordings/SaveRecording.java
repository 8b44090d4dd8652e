package io.signalbox.local.recordings;

import io.signalbox.local.Refusal;
import io.signalbox.local.SignedIn;
import io.signalbox.local.client.ApiFailure;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.LocalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Downloads the recording of a run: {@code SaveRecording RUN FILE}. With the API key in {@code SIGNALBOX_API_KEY}, from {@code SIGNALBOX_URL}
 * or the installation here; without one, as the administrator of the installation here.
 */
final class SaveRecording {

    private SaveRecording() {}

    static void main(String[] arguments) throws IOException {
        LocalSettings settings = LocalSettings.read(new Environment(System.getenv()));
        try (SignalboxClient api = client(settings)) {
            Files.writeString(Path.of(arguments[1]), api.download("/api/v1/runs/" + arguments[0] + "/recording"));
        } catch (Refusal | ApiFailure refused) {
            System.err.println("signalbox: " + refused.getMessage());
            System.exit(2);
        } catch (UncheckedIOException unreachable) {
            System.err.println("signalbox: " + unreachable.getMessage());
            System.exit(2);
        }
    }

    private static SignalboxClient client(LocalSettings settings) {
        Environment environment = settings.environment();
        return environment
                .get("SIGNALBOX_API_KEY")
                .map(key ->
                        SignalboxClient.withApiKey(environment.get("SIGNALBOX_URL", settings.controlPlaneUrl()), key))
                .orElseGet(() -> SignedIn.to(settings));
    }
}
