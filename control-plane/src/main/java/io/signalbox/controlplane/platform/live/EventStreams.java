package io.signalbox.controlplane.platform.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All open streams of this replica. Bounded per person and in all, and closed first when the process stops. */
@Component
@EnableConfigurationProperties(StreamSettings.class)
public class EventStreams implements SmartLifecycle {

    private final Map<EventStream, UUID> open = new ConcurrentHashMap<>();
    private final StreamSettings settings;
    private volatile boolean running;

    EventStreams(StreamSettings settings, MeterRegistry meters) {
        this.settings = settings;
        meters.gaugeMapSize("signalbox.streams.open", List.of(), open);
    }

    /**
     * Opens a stream for a person, in the name of their organization.
     *
     * @throws RateLimited when the person has too many open
     * @throws Overloaded when this replica has too many open
     */
    public SseEmitter open(Principal reader, EventStream.Source source, Runnable onEnd) {
        EventStream stream = admit(reader, onEnd);
        Thread.ofVirtual()
                .name("event-stream")
                .start(() -> Tenant.run(reader.organizationId(), () -> stream.serve(source, settings.life())));
        return stream.emitter();
    }

    private synchronized EventStream admit(Principal reader, Runnable onEnd) {
        if (!running || open.size() >= settings.most()) {
            throw new Overloaded("Too many streams are open here; try again in a moment.", Duration.ofSeconds(5));
        }
        long own = open.values().stream().filter(reader.actor().id()::equals).count();
        if (own >= settings.mostPerPerson()) {
            throw new RateLimited("Close other tabs: too many streams are open.", Duration.ofSeconds(5));
        }
        var streams = new EventStream[1];
        streams[0] = new EventStream(() -> {
            open.remove(streams[0]);
            onEnd.run();
        });
        open.put(streams[0], reader.actor().id());
        return streams[0];
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        List.copyOf(open.keySet()).forEach(EventStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server waits for its last requests: streams never end by themselves. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 600;
    }
}
