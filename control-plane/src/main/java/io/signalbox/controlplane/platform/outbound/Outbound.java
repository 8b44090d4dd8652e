package io.signalbox.controlplane.platform.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * The one way to call an address that somebody set. It speaks to the internet over TLS and to nothing else, except to what the installation
 * allows; it follows no redirect, keeps no cookie, uses no proxy, and gives up on hosts that are slow or talk too much.
 */
public class Outbound implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Outbound.class);
    private static final String NOT_PLAIN = "The address must begin with https://, "
            + "unless the operator of this installation allows its host (SIGNALBOX_OUTBOUND_ALLOW).";
    private static final String NOT_FROM_HERE = "The host has no address that may be called from here. "
            + "If it belongs to the network of this installation, its operator can allow it (SIGNALBOX_OUTBOUND_ALLOW).";

    private final OutboundSettings settings;
    private final CloseableHttpClient secured;
    private final CloseableHttpClient plain;
    /** Threads of the platform: asking for a name blocks one, and virtual threads have too few of those to spare. */
    private final ThreadPoolExecutor threads;

    Outbound(OutboundSettings settings, NameService names) {
        this.settings = settings;
        var allowed = new AllowedHosts(settings.allow());
        this.secured = OutboundClient.build(settings, new GuardedNames(names, allowed, false));
        this.plain = OutboundClient.build(settings, new GuardedNames(names, allowed, true));
        this.threads = new ThreadPoolExecutor(
                0,
                settings.calls(),
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("outbound-", 1).daemon().factory());
    }

    /**
     * An address in the form that can be called; whether its host may be called is seen when it is.
     *
     * @throws OutboundRefused when it is no address of a host, or carries more than one
     */
    public URI parse(String text) {
        return OutboundAddress.parse(text);
    }

    /**
     * @throws OutboundRefused when the address may not be called
     * @throws OutboundFailed when no answer came in time, or too large a one
     */
    public OutboundAnswer send(OutboundRequest request) {
        OutboundAddress.check(request.address());
        long start = System.nanoTime();
        try {
            OutboundAnswer answer = inTime(request);
            log(request, start, "answered status=" + answer.status() + " bytes=" + answer.body().length);
            return answer;
        } catch (OutboundRefused refused) {
            log(request, start, "refused");
            throw refused;
        } catch (OutboundFailed failed) {
            log(request, start, "failed reason=\"" + failed.getMessage() + "\"");
            throw failed;
        }
    }

    private OutboundAnswer inTime(OutboundRequest request) {
        HttpUriRequestBase call = OutboundClient.request(request);
        Future<OutboundAnswer> answer = begin(request, call);
        try {
            return answer.get(settings.totalTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            call.cancel();
            throw new OutboundFailed("The host did not answer in time.");
        } catch (InterruptedException stopping) {
            call.cancel();
            Thread.currentThread().interrupt();
            throw new OutboundFailed("The call was given up.");
        } catch (ExecutionException failure) {
            throw problem(request, failure.getCause());
        }
    }

    private Future<OutboundAnswer> begin(OutboundRequest request, HttpUriRequestBase call) {
        CloseableHttpClient client = OutboundAddress.isSecured(request.address()) ? secured : plain;
        try {
            return threads.submit(() -> client.execute(call, response -> read(call, response)));
        } catch (RejectedExecutionException busy) {
            throw new OutboundFailed("Too many calls are under way. Try again in a moment.");
        }
    }

    private OutboundAnswer read(HttpUriRequestBase call, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new OutboundAnswer(response.getCode(), new byte[0]);
        }
        int limit = Math.toIntExact(settings.maxAnswerSize().toBytes());
        byte[] body = entity.getContent().readNBytes(limit + 1);
        if (body.length > limit) {
            // Closing the stream would read it to its end, which may never come
            call.cancel();
            throw new AnswerTooLarge();
        }
        return new OutboundAnswer(response.getCode(), body);
    }

    private static OutboundProblem problem(OutboundRequest request, @Nullable Throwable cause) {
        boolean secured = OutboundAddress.isSecured(request.address());
        return switch (cause) {
            // Whether a name of this network exists is nothing to tell either.
            case UnknownHostException refused -> new OutboundRefused(secured ? NOT_FROM_HERE : NOT_PLAIN);
            case AnswerTooLarge large -> new OutboundFailed("The answer is too large.");
            case IOException broken -> new OutboundFailed("The host cannot be reached, or broke off.", broken);
            case null, default -> new OutboundFailed("The call failed.", cause);
        };
    }

    private static void log(OutboundRequest request, long start, String outcome) {
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        log.info("outbound call=\"{}\" outcome={} duration_ms={}", request, outcome, millis);
    }

    @Override
    public void destroy() throws IOException {
        threads.shutdownNow();
        secured.close();
        plain.close();
    }

    private static final class AnswerTooLarge extends IOException {}
}
