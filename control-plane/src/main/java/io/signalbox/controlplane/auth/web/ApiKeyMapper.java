package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.model.ApiKey;
import io.signalbox.contract.publicapi.model.ApiKeyCreate;
import io.signalbox.contract.publicapi.model.ApiKeyIssued;
import io.signalbox.contract.publicapi.model.ApiKeyList;
import io.signalbox.contract.publicapi.model.ApiKeyState;
import io.signalbox.contract.publicapi.model.PermissionName;
import io.signalbox.controlplane.auth.apikeys.ApiKeyDraft;
import io.signalbox.controlplane.auth.apikeys.ApiKeyView;
import io.signalbox.controlplane.auth.apikeys.IssuedApiKey;
import io.signalbox.controlplane.platform.paging.Page;
import java.util.List;

final class ApiKeyMapper {

    private ApiKeyMapper() {}

    static ApiKeyDraft draft(ApiKeyCreate create) {
        List<String> addresses = create.getAllowedAddresses();
        return new ApiKeyDraft(
                create.getName(),
                create.getScopes().stream().map(PermissionName::getValue).toList(),
                addresses == null ? List.of() : addresses,
                create.getExpiresAt());
    }

    static ApiKeyList list(Page<ApiKeyView> page) {
        return new ApiKeyList(page.items().stream().map(ApiKeyMapper::key).toList()).nextCursor(page.nextText());
    }

    static ApiKeyIssued issued(IssuedApiKey issued) {
        return new ApiKeyIssued(key(issued.key()), issued.secret());
    }

    static ApiKey key(ApiKeyView key) {
        return new ApiKey(
                        key.id(),
                        key.name(),
                        key.prefix(),
                        key.lastFour(),
                        key.scopes().stream().map(PermissionName::fromValue).toList(),
                        key.allowedAddresses(),
                        ApiKeyState.fromValue(key.state().text()),
                        key.createdAt(),
                        key.createdBy())
                .expiresAt(key.expiresAt())
                .lastUsedAt(key.lastUsedAt())
                .lastUsedAddress(key.lastUsedAddress())
                .rotatedAt(key.rotatedAt())
                .previousExpiresAt(key.previousExpiresAt())
                .revokedAt(key.revokedAt());
    }
}
