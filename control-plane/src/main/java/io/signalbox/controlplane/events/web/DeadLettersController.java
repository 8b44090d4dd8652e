package io.signalbox.controlplane.events.web;

import static java.util.Objects.requireNonNull;

import io.signalbox.contract.publicapi.DeadLettersApi;
import io.signalbox.contract.publicapi.model.DeadLetterDetail;
import io.signalbox.contract.publicapi.model.DeadLetterDiscard;
import io.signalbox.contract.publicapi.model.DeadLetterList;
import io.signalbox.contract.publicapi.model.DeadLetterRetry;
import io.signalbox.contract.publicapi.model.DeadLetterState;
import io.signalbox.contract.shared.DeadLetterReason;
import io.signalbox.controlplane.events.deadletters.DeadLetterDetails;
import io.signalbox.controlplane.events.deadletters.DeadLetterFilter;
import io.signalbox.controlplane.events.deadletters.DeadLetterResolution;
import io.signalbox.controlplane.events.deadletters.DeadLetterView;
import io.signalbox.controlplane.events.deadletters.DeadLetters;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.security.Principal;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeadLettersController implements DeadLettersApi {

    private final DeadLetters letters;
    private final DeadLetterResolution desk;
    private final Integrations integrations;
    private final Organizations organizations;

    DeadLettersController(
            DeadLetters letters, DeadLetterResolution desk, Integrations integrations, Organizations organizations) {
        this.letters = letters;
        this.desk = desk;
        this.integrations = integrations;
        this.organizations = organizations;
    }

    @Override
    public ResponseEntity<DeadLetterList> listDeadLetters(
            @Nullable UUID integrationId,
            @Nullable DeadLetterState state,
            @Nullable DeadLetterReason reason,
            @Nullable String cursor,
            Integer limit) {
        Page<DeadLetterView> page = letters.list(filter(integrationId, state, reason), Cursor.parse(cursor), limit);
        Map<UUID, IntegrationView> names = integrations.findAll(
                page.items().stream().map(DeadLetterView::integrationId).collect(Collectors.toSet()));
        var items = page.items().stream()
                .map(letter -> DeadLetterMapper.summary(letter, requireNonNull(names.get(letter.integrationId()))))
                .toList();
        return ResponseEntity.ok(new DeadLetterList(items, letters.openCount()).nextCursor(page.nextText()));
    }

    @Override
    public ResponseEntity<DeadLetterDetail> getDeadLetter(UUID deadLetterId) {
        return ResponseEntity.ok(detail(deadLetterId));
    }

    @Override
    public ResponseEntity<DeadLetterDetail> retryDeadLetter(UUID deadLetterId, @Nullable DeadLetterRetry retry) {
        desk.retry(deadLetterId, Principal.current().actor(), corrected(retry));
        return ResponseEntity.accepted().body(detail(deadLetterId));
    }

    @Override
    public ResponseEntity<DeadLetterDetail> discardDeadLetter(UUID deadLetterId, DeadLetterDiscard discard) {
        desk.discard(deadLetterId, Principal.current().actor(), discard.getReason());
        return ResponseEntity.ok(detail(deadLetterId));
    }

    private DeadLetterDetail detail(UUID deadLetterId) {
        DeadLetterDetails details = letters.get(deadLetterId);
        return DeadLetterMapper.detail(
                details, integrations.get(details.letter().integrationId()), nameOf(details));
    }

    private @Nullable String nameOf(DeadLetterDetails details) {
        UUID person = details.resolvedBy();
        return person == null
                ? details.resolvedByKey()
                : organizations.findUser(person).map(UserView::name).orElse(null);
    }

    /** No event is an empty object, so an empty correction means none. */
    private static @Nullable Map<String, Object> corrected(@Nullable DeadLetterRetry retry) {
        return retry == null || retry.getPayload() == null || retry.getPayload().isEmpty() ? null : retry.getPayload();
    }

    private static DeadLetterFilter filter(
            @Nullable UUID integrationId, @Nullable DeadLetterState state, @Nullable DeadLetterReason reason) {
        return new DeadLetterFilter(
                integrationId,
                state == null
                        ? null
                        : io.signalbox.controlplane.events.deadletters.DeadLetterState.of(state.getValue()),
                reason == null ? null : io.signalbox.controlplane.runs.DeadLetterReason.of(reason.getValue()));
    }
}
