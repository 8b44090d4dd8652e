package io.signalbox.local.demo;

import io.signalbox.local.Conservation;
import io.signalbox.local.Refusal;
import io.signalbox.local.SignedIn;
import io.signalbox.local.client.Delivered;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.LocalSettings;
import io.signalbox.local.samples.Sample;
import io.signalbox.local.samples.Samples;
import io.signalbox.local.signing.Signer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Sends every sample delivery through the public endpoints, correctly signed, and shows what became of each. The deliveries
 * keep their identities: a second run changes nothing but the count of duplicates.
 */
final class Demo {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final long POLL_MS = 200;

    private final SignalboxClient api;
    private final DemoIntegrations integrations;
    private final Clock clock;

    private Demo(SignalboxClient api, DemoIntegrations integrations, Clock clock) {
        this.api = api;
        this.integrations = integrations;
        this.clock = clock;
    }

    static void main(String[] arguments) throws InterruptedException {
        try {
            LocalSettings settings = LocalSettings.read(new Environment(System.getenv()));
            try (SignalboxClient api = SignedIn.to(settings)) {
                DemoIntegrations integrations = new DemoIntegrations(api, settings.secrets(), new SecureRandom());
                System.exit(new Demo(api, integrations, Clock.systemUTC()).run(settings) ? 0 : 1);
            }
        } catch (Refusal e) {
            System.err.println("signalbox: " + e.getMessage());
            System.exit(2);
        }
    }

    private boolean run(LocalSettings settings) throws InterruptedException {
        Conservation before = Conservation.of(api);
        List<DemoEvent> events = send(Samples.load());
        System.out.println("Sent " + events.size() + " events; waiting for what becomes of them …");
        boolean settled = awaitEnd(events);
        DemoReport report = new DemoReport(fates(events));
        System.out.println(report.table());
        Conservation after = Conservation.of(api);
        System.out.println(report.totals(before, after));
        System.out.println(after);
        System.out.println("Look at them at " + settings.publicUrl());
        if (!settled) {
            System.out.println("Some are still on their way after " + TIMEOUT.toMinutes() + " minutes.");
        }
        return settled && after.balanced() && report.nothingRefused();
    }

    private List<DemoEvent> send(Samples samples) {
        Map<String, DemoIntegration> targets = new HashMap<>();
        List<DemoEvent> events = new ArrayList<>();
        for (Sample sample : samples.all()) {
            DemoIntegration target = targets.computeIfAbsent(sample.provider(), integrations::of);
            events.addAll(send(sample, target));
        }
        return events;
    }

    private List<DemoEvent> send(Sample sample, DemoIntegration target) {
        Delivered answer = api.deliver(Signer.of(sample.provider())
                .sign(sample.callTo(target.webhookUrl(), clock.instant()), target.secret(), clock.instant()));
        if (answer.events().isEmpty()) {
            return List.of(new DemoEvent(sample, "", false, answer.status() + " " + answer.body()));
        }
        return answer.events().stream()
                .map(event -> new DemoEvent(sample, event.runId(), event.duplicate(), "stored"))
                .toList();
    }

    private boolean awaitEnd(List<DemoEvent> events) throws InterruptedException {
        List<DemoEvent> open =
                new ArrayList<>(events.stream().filter(DemoEvent::stored).toList());
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            open.removeIf(event -> !Fate.isOpen(run(event)));
            if (!open.isEmpty()) {
                Thread.sleep(POLL_MS);
            }
        }
        return open.isEmpty();
    }

    private Map<DemoEvent, Fate> fates(List<DemoEvent> events) {
        Map<DemoEvent, Fate> fates = new LinkedHashMap<>();
        for (DemoEvent event : events) {
            fates.put(event, event.stored() ? Fate.of(run(event), api) : new Fate("refused", event.answer()));
        }
        return fates;
    }

    private JsonNode run(DemoEvent event) {
        return api.get("/api/v1/runs/" + event.runId());
    }
}
