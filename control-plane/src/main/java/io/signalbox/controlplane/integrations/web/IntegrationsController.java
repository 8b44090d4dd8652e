package io.signalbox.controlplane.integrations.web;

import io.signalbox.contract.publicapi.IntegrationsApi;
import io.signalbox.contract.publicapi.model.HookReceipt;
import io.signalbox.contract.publicapi.model.Integration;
import io.signalbox.contract.publicapi.model.IntegrationCreate;
import io.signalbox.contract.publicapi.model.IntegrationCreated;
import io.signalbox.contract.publicapi.model.IntegrationList;
import io.signalbox.contract.publicapi.model.IntegrationUpdate;
import io.signalbox.contract.publicapi.model.ProviderList;
import io.signalbox.contract.publicapi.model.SecretRotated;
import io.signalbox.contract.publicapi.model.SecretRotation;
import io.signalbox.controlplane.integrations.IntegrationActivity;
import io.signalbox.controlplane.integrations.IntegrationActivity.Activity;
import io.signalbox.controlplane.integrations.IntegrationSecrets;
import io.signalbox.controlplane.integrations.IntegrationSetup;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.integrations.SecretView;
import io.signalbox.controlplane.integrations.TestEvents;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class IntegrationsController implements IntegrationsApi {

    private static final Activity NONE = new Activity(null, 0);

    private final Integrations integrations;
    private final IntegrationSetup setup;
    private final IntegrationSecrets secrets;
    private final ProviderCatalogue catalogue;
    private final IntegrationActivity activity;
    private final TestEvents testEvents;
    private final JsonMapper json;

    IntegrationsController(
            Integrations integrations,
            IntegrationSetup setup,
            IntegrationSecrets secrets,
            ProviderCatalogue catalogue,
            IntegrationActivity activity,
            TestEvents testEvents,
            JsonMapper json) {
        this.integrations = integrations;
        this.setup = setup;
        this.secrets = secrets;
        this.catalogue = catalogue;
        this.activity = activity;
        this.testEvents = testEvents;
        this.json = json;
    }

    @Override
    public ResponseEntity<ProviderList> listProviders() {
        var providers = catalogue.profiles().entrySet().stream()
                .map(entry -> IntegrationMapper.provider(entry.getKey(), entry.getValue()))
                .toList();
        return ResponseEntity.ok(new ProviderList(providers));
    }

    @Override
    public ResponseEntity<IntegrationList> listIntegrations(@Nullable String cursor, Integer limit) {
        Page<IntegrationView> page = integrations.list(Cursor.parse(cursor), limit);
        return ResponseEntity.ok(new IntegrationList(answers(page.items())).nextCursor(page.nextText()));
    }

    @Override
    public ResponseEntity<Integration> getIntegration(UUID integrationId) {
        return ResponseEntity.ok(answer(integrations.get(integrationId)));
    }

    @Override
    public ResponseEntity<IntegrationCreated> createIntegration(IntegrationCreate create) {
        var connected = setup.connect(
                create.getProvider().getValue(), create.getName(), create.getSecret(), known(create.getSettings()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(IntegrationMapper.created(connected));
    }

    @Override
    public ResponseEntity<Integration> updateIntegration(UUID integrationId, IntegrationUpdate update) {
        return ResponseEntity.ok(answer(setup.update(integrationId, update.getName(), known(update.getSettings()))));
    }

    @Override
    public ResponseEntity<Integration> pauseIntegration(UUID integrationId) {
        return ResponseEntity.ok(answer(setup.pause(integrationId)));
    }

    @Override
    public ResponseEntity<Integration> resumeIntegration(UUID integrationId) {
        return ResponseEntity.ok(answer(setup.resume(integrationId)));
    }

    @Override
    public ResponseEntity<SecretRotated> rotateSecret(UUID integrationId, SecretRotation rotation) {
        var rotated = secrets.rotate(integrationId, rotation.getSecret(), Duration.ofHours(rotation.getOverlapHours()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(IntegrationMapper.rotated(rotated));
    }

    @Override
    public ResponseEntity<HookReceipt> sendTestEvent(UUID integrationId) {
        return ResponseEntity.ok(json.readValue(testEvents.send(integrationId), HookReceipt.class));
    }

    private Integration answer(IntegrationView view) {
        return answers(List.of(view)).getFirst();
    }

    private List<Integration> answers(List<IntegrationView> views) {
        List<UUID> ids = views.stream().map(IntegrationView::id).toList();
        Map<UUID, List<SecretView>> active = integrations.activeSecrets(ids);
        Map<UUID, Activity> activities = activity.of(ids);
        return views.stream()
                .map(view -> IntegrationMapper.integration(
                        view, active.getOrDefault(view.id(), List.of()), activities.getOrDefault(view.id(), NONE)))
                .toList();
    }

    private static Map<String, String> known(@Nullable Map<String, String> settings) {
        return settings == null ? Map.of() : settings;
    }
}
