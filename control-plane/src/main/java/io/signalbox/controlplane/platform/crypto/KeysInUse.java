package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start without a key-encryption key that is still in use: better than to notice at the first secret. */
@Component
class KeysInUse implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final KeyEncryptionKeys keks;

    KeysInUse(JdbcClient jdbc, KeyEncryptionKeys keks) {
        this.jdbc = jdbc;
        this.keks = keks;
    }

    /** How many data keys of all organizations each key-encryption key wraps, by its id. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("SELECT kek_id, wrapped_keys FROM key_encryption_keys_in_use()")
                .query(Row.each(row -> counts.put(row.text("kek_id"), row.number("wrapped_keys"))));
        return counts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        counts().forEach((id, wrapped) -> {
            if (keks.find(id).isEmpty()) {
                throw new InvalidSetting(
                        "SIGNALBOX_ENCRYPTION_KEYS",
                        "lacks key %s, which wraps %d data keys: add it again, then run the rotation command"
                                .formatted(id, wrapped));
            }
        });
    }
}
