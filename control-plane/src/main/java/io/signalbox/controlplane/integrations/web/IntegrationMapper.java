package io.signalbox.controlplane.integrations.web;

import io.signalbox.contract.publicapi.model.HealthState;
import io.signalbox.contract.publicapi.model.Integration;
import io.signalbox.contract.publicapi.model.IntegrationCreated;
import io.signalbox.contract.publicapi.model.IntegrationHealth;
import io.signalbox.contract.publicapi.model.IntegrationState;
import io.signalbox.contract.publicapi.model.Provider;
import io.signalbox.contract.publicapi.model.ProviderSetting;
import io.signalbox.contract.publicapi.model.SecretOrigin;
import io.signalbox.contract.publicapi.model.SecretRotated;
import io.signalbox.contract.publicapi.model.SecretSummary;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.controlplane.integrations.IntegrationActivity.Activity;
import io.signalbox.controlplane.integrations.IntegrationSecrets.Rotated;
import io.signalbox.controlplane.integrations.IntegrationSetup.Connected;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.SecretView;
import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import java.util.List;
import java.util.Locale;

final class IntegrationMapper {

    private IntegrationMapper() {}

    static Integration integration(IntegrationView view, List<SecretView> secrets, Activity activity) {
        return new Integration(
                        view.id(),
                        view.key(),
                        ProviderName.fromValue(view.provider()),
                        view.name(),
                        IntegrationState.fromValue(view.state().text()),
                        health(view.health()),
                        view.webhookUrl(),
                        view.settings(),
                        secrets.stream().map(IntegrationMapper::secret).toList(),
                        view.createdAt())
                .heldEvents(activity.heldEvents())
                .lastEventAt(activity.lastEventAt());
    }

    static IntegrationCreated created(Connected connected) {
        IntegrationView view = connected.integration();
        return new IntegrationCreated(
                view.id(),
                view.key(),
                ProviderName.fromValue(view.provider()),
                view.name(),
                view.webhookUrl(),
                connected.secret());
    }

    static SecretRotated rotated(Rotated rotated) {
        return new SecretRotated(rotated.keyId(), rotated.secret()).previousExpireAt(rotated.previousExpireAt());
    }

    static Provider provider(String name, ProviderProfile profile) {
        return new Provider(
                ProviderName.fromValue(name),
                profile.title(),
                SecretOrigin.fromValue(profile.secretOrigin().name().toLowerCase(Locale.ROOT)),
                profile.secretLabel(),
                profile.setup(),
                profile.settings().stream().map(IntegrationMapper::setting).toList());
    }

    private static IntegrationHealth health(io.signalbox.controlplane.integrations.IntegrationHealth health) {
        return new IntegrationHealth(HealthState.fromValue(health.state().text()))
                .reason(health.reason())
                .since(health.since());
    }

    private static SecretSummary secret(SecretView secret) {
        return new SecretSummary(secret.keyId(), secret.lastFour(), secret.createdAt()).expiresAt(secret.expiresAt());
    }

    private static ProviderSetting setting(io.signalbox.controlplane.integrations.providers.ProviderSetting setting) {
        return new ProviderSetting(setting.name(), setting.label(), setting.help(), false)
                .defaultValue(setting.defaultValue())
                .options(setting.options().isEmpty() ? null : setting.options());
    }
}
