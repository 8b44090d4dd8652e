package io.signalbox.controlplane.integrations.providers.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.ProviderWebhookContract;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedTokenTest extends ProviderWebhookContract {

    @Override
    protected ProviderWebhook webhook() {
        return new GenericWebhook();
    }

    @Override
    protected Map<String, String> chosenSettings() {
        return Map.of("preset", "gitlab");
    }

    @Override
    protected @Nullable Duration window() {
        return null;
    }

    @Test
    void readsTheHeaderThatThePresetNames() {
        assertThat(sample().headers().single("X-Gitlab-Token"))
                .contains(secret("current").value());
    }

    @Test
    void refusesABeginningOfTheToken() {
        String token = secret("current").value();
        for (String wrong : new String[] {token.substring(0, token.length() - 1), token + "x", token.toLowerCase()}) {
            assertThat(verify(with(wrong), secret("current"))).isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
        }
    }

    private static WebhookRequest with(String token) {
        return new WebhookRequest("POST", URL, WebhookHeaders.none().with("X-Gitlab-Token", token), "{}".getBytes());
    }
}
