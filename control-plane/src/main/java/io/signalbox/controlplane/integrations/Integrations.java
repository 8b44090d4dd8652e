package io.signalbox.controlplane.integrations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The integrations of the current organization, to look at. */
@Service
@Transactional(readOnly = true)
public class Integrations {

    private final IntegrationRepository integrations;
    private final IntegrationViewRepository views;
    private final IntegrationSecretRepository secrets;
    private final PublicAddress address;
    private final Clock clock;

    Integrations(
            IntegrationRepository integrations,
            IntegrationViewRepository views,
            IntegrationSecretRepository secrets,
            PublicAddress address,
            Clock clock) {
        this.integrations = integrations;
        this.views = views;
        this.secrets = secrets;
        this.address = address;
        this.clock = clock;
    }

    /** @throws IntegrationNotFound when this organization has no such integration */
    public IntegrationView get(UUID id) {
        return integrations.findById(id).map(this::view).orElseThrow(() -> new IntegrationNotFound(id));
    }

    /** The known ones among these, by id; for showing names in lists. */
    public Map<UUID, IntegrationView> findAll(Collection<UUID> ids) {
        return views.find(ids).stream().collect(toMap(IntegrationView::id, Function.identity()));
    }

    /** Newest first. */
    public Page<IntegrationView> list(@Nullable Cursor after, int limit) {
        var max = Limit.of(limit + 1);
        List<Integration> rows =
                after == null ? integrations.newest(max) : integrations.newestBefore(after.at(), after.id(), max);
        return Page.of(rows.stream().map(this::view).toList(), limit, view -> new Cursor(view.createdAt(), view.id()));
    }

    /** The active secrets of some integrations, newest first, without their values. */
    public Map<UUID, List<SecretView>> activeSecrets(Collection<UUID> ids) {
        return secrets.active(ids, clock.instant()).stream()
                .collect(groupingBy(IntegrationSecret::integrationId, mapping(IntegrationSecret::view, toList())));
    }

    private IntegrationView view(Integration integration) {
        return integration.view(address);
    }
}
