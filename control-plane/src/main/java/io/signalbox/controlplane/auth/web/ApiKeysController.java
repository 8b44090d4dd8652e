package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.ApiKeysApi;
import io.signalbox.contract.publicapi.model.ApiKey;
import io.signalbox.contract.publicapi.model.ApiKeyCreate;
import io.signalbox.contract.publicapi.model.ApiKeyIssued;
import io.signalbox.contract.publicapi.model.ApiKeyList;
import io.signalbox.contract.publicapi.model.ApiKeyRotation;
import io.signalbox.contract.publicapi.model.ApiKeyState;
import io.signalbox.controlplane.auth.apikeys.ApiKeyAdministration;
import io.signalbox.controlplane.auth.apikeys.ApiKeys;
import io.signalbox.controlplane.auth.apikeys.IssuedApiKey;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.security.Principal;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ApiKeysController implements ApiKeysApi {

    private final ApiKeys keys;
    private final ApiKeyAdministration desk;

    ApiKeysController(ApiKeys keys, ApiKeyAdministration desk) {
        this.keys = keys;
        this.desk = desk;
    }

    @Override
    public ResponseEntity<ApiKeyList> listApiKeys(@Nullable ApiKeyState state, @Nullable String cursor, Integer limit) {
        return ResponseEntity.ok(ApiKeyMapper.list(keys.list(
                state == null ? null : io.signalbox.controlplane.auth.apikeys.ApiKeyState.of(state.getValue()),
                Cursor.parse(cursor),
                limit)));
    }

    @Override
    public ResponseEntity<ApiKey> getApiKey(UUID apiKeyId) {
        return ResponseEntity.ok(ApiKeyMapper.key(keys.get(apiKeyId)));
    }

    @Override
    public ResponseEntity<ApiKeyIssued> createApiKey(ApiKeyCreate create) {
        String person = Principal.current().actor().name();
        return told(HttpStatus.CREATED, desk.create(ApiKeyMapper.draft(create), person));
    }

    @Override
    public ResponseEntity<ApiKeyIssued> rotateApiKey(UUID apiKeyId, ApiKeyRotation rotation) {
        return told(HttpStatus.OK, desk.rotate(apiKeyId, Duration.ofMinutes(rotation.getGraceMinutes())));
    }

    @Override
    public ResponseEntity<Void> revokeApiKey(UUID apiKeyId) {
        desk.revoke(apiKeyId);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ApiKeyIssued> told(HttpStatus status, IssuedApiKey issued) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(ApiKeyMapper.issued(issued));
    }
}
