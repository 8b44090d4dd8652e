package io.signalbox.controlplane.platform.live;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream of server-sent events: a virtual thread of its own writes to it, so that a slow reader holds up nobody else. It ends with
 * the reader, at its deadline, or when it is told to.
 */
public final class EventStream {

    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable onEnd;
    private volatile long written = System.nanoTime();

    EventStream(Runnable onEnd) {
        this.onEnd = onEnd;
        emitter.onCompletion(this::close);
        emitter.onError(failure -> close());
    }

    /** Where the events of a stream come from. */
    @FunctionalInterface
    public interface Source {

        /**
         * Writes what there is, waiting for it no longer than {@code longest}.
         *
         * @return false when nothing will follow
         */
        boolean write(EventStream stream, Duration longest) throws IOException, InterruptedException;
    }

    public SseEmitter emitter() {
        return emitter;
    }

    public boolean isClosed() {
        return closed.get();
    }

    public void send(SseEmitter.SseEventBuilder event) throws IOException {
        send(List.of(event));
    }

    /** In one write. */
    public void send(List<SseEmitter.SseEventBuilder> events) throws IOException {
        Set<ResponseBodyEmitter.DataWithMediaType> parts = new LinkedHashSet<>();
        events.forEach(event -> parts.addAll(event.build()));
        emitter.send(parts);
        written = System.nanoTime();
    }

    /** Ends the stream; harmless when it has ended. */
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onEnd.run();
            emitter.complete();
        }
    }

    /** @param heartbeat longest silence; only writing tells that the reader left */
    void serve(Source source, Duration life, Supplier<Duration> heartbeat) {
        long deadline = System.nanoTime() + life.toNanos();
        try {
            send(SseEmitter.event().comment("open"));
            while (!isClosed() && System.nanoTime() < deadline) {
                Duration silence = heartbeat.get();
                if (!source.write(this, silence)) {
                    break;
                }
                if (System.nanoTime() - written >= silence.toNanos()) {
                    send(SseEmitter.event().comment("heartbeat"));
                }
            }
        } catch (IOException | IllegalStateException readerLeft) {
            // Nobody is there to be told.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }
}
