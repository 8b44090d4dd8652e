package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.web.RequestId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends a sample delivery to an integration as its provider would. It is a real HTTP request to our own port, so it passes every filter, limit
 * and check that a provider's delivery passes; whatever would refuse the provider refuses the test.
 */
@Service
public class TestEvents {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final WebhookEndpoints endpoints;
    private final Integrations integrations;
    private final ProviderCatalogue catalogue;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Ids ids;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private volatile int port;

    TestEvents(
            WebhookEndpoints endpoints,
            Integrations integrations,
            ProviderCatalogue catalogue,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock,
            Ids ids) {
        this.endpoints = endpoints;
        this.integrations = integrations;
        this.catalogue = catalogue;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    @EventListener
    void serverStarted(WebServerInitializedEvent started) {
        if (started.getApplicationContext().getServerNamespace() == null) {
            port = started.getWebServer().getPort();
        }
    }

    /**
     * The endpoint's own answer, as JSON.
     *
     * @throws TestEventRefused when it was not accepted
     */
    public String send(UUID integrationId) {
        WebhookEndpoint endpoint = endpoints.get(integrationId);
        HttpResponse<String> answer = post(sample(endpoint));
        if (answer.statusCode() / 100 != 2) {
            throw new TestEventRefused("The webhook door answered " + answer.statusCode() + ": " + answer.body());
        }
        transactions.executeWithoutResult(
                status -> events.publishEvent(IntegrationAudit.tested(integrations.get(integrationId))));
        return answer.body();
    }

    private WebhookRequest sample(WebhookEndpoint endpoint) {
        SigningSecret newest = endpoint.secrets().stream()
                .findFirst()
                .orElseThrow(() -> new TestEventRefused("The integration has no active secret; rotate it first."));
        return catalogue
                .webhook(endpoint.provider())
                .sample(new SampleOrder(endpoint.url(), newest, endpoint.settings(), clock.instant(), ids.next()));
    }

    private HttpResponse<String> post(WebhookRequest sample) {
        String key = sample.url().substring(sample.url().lastIndexOf('/') + 1);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/" + key))
                .timeout(TIMEOUT)
                .header(RequestId.HEADER, RequestId.current())
                .POST(HttpRequest.BodyPublishers.ofByteArray(sample.body()));
        sample.headers().asMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new TestEventRefused("The webhook door could not be reached: " + failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TestEventRefused("The test was stopped before the webhook door answered.");
        }
    }
}
