package io.signalbox.controlplane.events.web;

import static java.util.Objects.requireNonNull;

import io.signalbox.contract.publicapi.EventsApi;
import io.signalbox.contract.publicapi.model.Conservation;
import io.signalbox.contract.publicapi.model.EventDetail;
import io.signalbox.contract.publicapi.model.EventList;
import io.signalbox.contract.publicapi.model.EventPreviewRequest;
import io.signalbox.contract.publicapi.model.RunState;
import io.signalbox.controlplane.events.EventBody;
import io.signalbox.controlplane.events.EventDetails;
import io.signalbox.controlplane.events.EventFilter;
import io.signalbox.controlplane.events.EventView;
import io.signalbox.controlplane.events.Events;
import io.signalbox.controlplane.events.conservation.Throughput;
import io.signalbox.controlplane.events.preview.EventPreviews;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventsController implements EventsApi {

    private final Events events;
    private final Integrations integrations;
    private final io.signalbox.controlplane.events.conservation.Conservation conservation;
    private final Throughput throughput;
    private final EventPreviews previews;

    EventsController(
            Events events,
            Integrations integrations,
            io.signalbox.controlplane.events.conservation.Conservation conservation,
            Throughput throughput,
            EventPreviews previews) {
        this.events = events;
        this.integrations = integrations;
        this.conservation = conservation;
        this.throughput = throughput;
        this.previews = previews;
    }

    @Override
    public ResponseEntity<EventList> listEvents(
            @Nullable UUID integrationId,
            @Nullable RunState state,
            @Nullable String eventType,
            @Nullable String externalId,
            @Nullable String q,
            @Nullable String cursor,
            Integer limit) {
        var wanted = state == null ? null : io.signalbox.controlplane.runs.RunState.of(state.getValue());
        Page<EventView> page = events.list(
                new EventFilter(integrationId, wanted, eventType, externalId, q), Cursor.parse(cursor), limit);
        Map<UUID, IntegrationView> names = integrations.findAll(page.items().stream()
                .map(event -> event.stored().integrationId())
                .collect(Collectors.toSet()));
        return ResponseEntity.ok(new EventList(page.items().stream()
                        .map(event -> EventMapper.summary(
                                event, requireNonNull(names.get(event.stored().integrationId()))))
                        .toList())
                .nextCursor(page.nextText())
                .searchBehind(q == null ? null : events.isSearchBehind()));
    }

    @Override
    public ResponseEntity<EventDetail> getEvent(UUID eventId) {
        EventDetails details = events.get(eventId);
        return ResponseEntity.ok(EventMapper.detail(
                details, integrations.get(details.event().stored().integrationId())));
    }

    /** As a download: what a stranger sent must not be shown as a page of ours. */
    @Override
    public ResponseEntity<Resource> getEventBody(UUID eventId) {
        EventBody body = events.body(eventId);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + eventId + ".bin\"")
                .body(new ByteArrayResource(body.bytes()));
    }

    @Override
    public ResponseEntity<io.signalbox.contract.publicapi.model.EventPreview> previewEvent(
            UUID eventId, EventPreviewRequest request) {
        return ResponseEntity.ok(PreviewMapper.preview(previews.preview(eventId, request.getSettings())));
    }

    @Override
    public ResponseEntity<Conservation> getConservation() {
        return ResponseEntity.ok(EventMapper.conservation(conservation.measure()));
    }

    @Override
    public ResponseEntity<io.signalbox.contract.publicapi.model.Throughput> getThroughput(Integer minutes) {
        return ResponseEntity.ok(new io.signalbox.contract.publicapi.model.Throughput(
                (int) Throughput.width(minutes).toSeconds(),
                throughput.last(minutes).stream().map(EventMapper::bucket).toList()));
    }
}
