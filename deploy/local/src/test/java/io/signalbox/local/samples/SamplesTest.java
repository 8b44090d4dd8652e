package io.signalbox.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.signing.Signer;
import io.signalbox.local.signing.WebhookCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SamplesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Samples samples = Samples.load();

    @Test
    void tellsTheStoryOfAllSixKindsInOrder() {
        assertThat(samples.all().stream().map(Sample::provider).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("jira", "slack", "linear", "hubspot", "github", "generic");
        assertThat(samples.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(samples.all()).isSortedAccordingTo(Comparator.comparingInt(Sample::sequence));
    }

    @Test
    void makesTheSameDeliveryEachTime() {
        for (Sample sample : samples.all()) {
            WebhookCall first = sample.callTo("http://localhost/hooks/x", NOW);
            WebhookCall second = sample.callTo("http://localhost/hooks/x", NOW);
            assertThat(second.headers()).isEqualTo(first.headers());
            assertThat(second.body()).isEqualTo(first.body());
        }
    }

    @Test
    void canBeSignedByTheirSenders() {
        for (Sample sample : samples.all()) {
            WebhookCall call = sample.callTo("http://localhost/hooks/x", NOW);
            WebhookCall signed = Signer.of(sample.provider()).sign(call, "whsec_c2VjcmV0", NOW);
            assertThat(signed.headers()).hasSizeGreaterThan(call.headers().size());
        }
    }

    @Test
    void stampsTheTimeOfSendingAndNoOther() {
        assertThat(body(samples.of("linear").getFirst())).contains("\"webhookTimestamp\":" + NOW.toEpochMilli());
        assertThat(body(samples.of("jira").getFirst())).contains("\"timestamp\":" + NOW.toEpochMilli());
        assertThat(samples.of("github")).noneMatch(sample -> body(sample).contains(String.valueOf(NOW.toEpochMilli())));
    }

    @Test
    void encodesFormsAsBrowsersDo() {
        List<Sample> forms = samples.all().stream()
                .filter(sample -> sample.content().has("form"))
                .toList();
        assertThat(forms).isNotEmpty();
        for (Sample form : forms) {
            String body = body(form);
            assertThat(body).contains("=").doesNotContain(" ", "{", "\"");
        }
    }

    private static String body(Sample sample) {
        return new String(sample.callTo("http://localhost/", NOW).body(), StandardCharsets.UTF_8);
    }
}
