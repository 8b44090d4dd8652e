package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.organizations.Permission;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.text.StorableText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people make API keys, renew them and take them back. */
@Service
@Transactional
public class ApiKeyAdministration {

    private final ApiKeyRepository keys;
    private final ApiKeySettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;
    private final SecureRandom random;

    ApiKeyAdministration(
            ApiKeyRepository keys,
            ApiKeySettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids,
            SecureRandom random) {
        this.keys = keys;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /**
     * Makes a key.
     *
     * @param createdBy name of the person who asks for it
     * @throws ApiKeyNameTaken when a key that is not revoked has the name
     * @throws TooManyApiKeys when the organization has as many as it may have
     */
    public IssuedApiKey create(ApiKeyDraft asked, String createdBy) {
        Instant now = clock.instant();
        ApiKeyDraft draft = checked(asked, now);
        keys.lock("api_keys:" + Tenant.current());
        if (keys.countUnrevoked() >= settings.max()) {
            throw new TooManyApiKeys(settings.max());
        }
        if (keys.hasUnrevoked(draft.name())) {
            throw new ApiKeyNameTaken(draft.name());
        }
        KeyText text = KeyText.random(random);
        ApiKey key = keys.saveAndFlush(new ApiKey(ids.next(), Tenant.current(), draft, text, createdBy, now));
        ApiKeyView view = key.view(now);
        events.publishEvent(ChangeMade.created("api_key.created", target(view), described(view)));
        return new IssuedApiKey(view, text.text());
    }

    /**
     * Gives a key another text. The one before works until the grace is over; one from an earlier rotation stops at once.
     *
     * @throws ApiKeyNotFound when this organization has no such key
     * @throws ApiKeyNotActive when it is revoked or expired
     */
    public IssuedApiKey rotate(UUID id, Duration grace) {
        Instant now = clock.instant();
        ApiKey key = locked(id);
        KeyText text = KeyText.random(random);
        key.rotate(text, grace, now);
        ApiKeyView view = keys.saveAndFlush(key).view(now);
        Map<String, Object> after = new LinkedHashMap<>(Map.of("last_four", view.lastFour()));
        put(after, "previous_expires_at", view.previousExpiresAt());
        events.publishEvent(ChangeMade.created("api_key.rotated", target(view), after));
        return new IssuedApiKey(view, text.text());
    }

    /**
     * Ends a key and the one before it. Doing it again changes nothing.
     *
     * @throws ApiKeyNotFound when this organization has no such key
     */
    public void revoke(UUID id) {
        Instant now = clock.instant();
        ApiKey key = locked(id);
        if (key.revoke(now)) {
            ApiKeyView view = keys.saveAndFlush(key).view(now);
            events.publishEvent(ChangeMade.of("api_key.revoked", target(view)));
        }
    }

    private ApiKey locked(UUID id) {
        return keys.findLocked(id).orElseThrow(() -> new ApiKeyNotFound(id));
    }

    private static ApiKeyDraft checked(ApiKeyDraft asked, Instant now) {
        if (asked.expiresAt() != null && !asked.expiresAt().isAfter(now)) {
            throw new InvalidRequest(
                    "The key would never work: see errors.",
                    List.of(new FieldProblem("/expires_at", "is not in the future")));
        }
        return new ApiKeyDraft(
                StorableText.requireWords("/name", asked.name()),
                scopes(asked.scopes()),
                AllowedAddresses.checked(asked.allowedAddresses()),
                toTheMicrosecond(asked.expiresAt()));
    }

    /** As it is stored, so that it is shown the same from the beginning. */
    private static @Nullable Instant toTheMicrosecond(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    private static List<String> scopes(List<String> asked) {
        List<FieldProblem> errors = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            if (Permission.find(asked.get(index)).filter(Permission::isScope).isEmpty()) {
                errors.add(new FieldProblem("/scopes/" + index, "is not a scope that a key may have"));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest("A key may not have one of these scopes: see errors.", errors);
        }
        return asked.stream().distinct().sorted().toList();
    }

    private static AuditTarget target(ApiKeyView key) {
        return new AuditTarget("api_key", key.id(), key.name());
    }

    private static Map<String, Object> described(ApiKeyView key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", key.name());
        fields.put("scopes", key.scopes());
        fields.put("allowed_addresses", key.allowedAddresses());
        fields.put("last_four", key.lastFour());
        put(fields, "expires_at", key.expiresAt());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Instant time) {
        if (time != null) {
            fields.put(name, time.toString());
        }
    }
}
