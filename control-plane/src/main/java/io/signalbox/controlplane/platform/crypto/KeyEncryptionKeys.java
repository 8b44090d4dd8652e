package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/** The keys that wrap data keys. The first one wraps; the others are known so that what they wrapped can still be unwrapped. */
class KeyEncryptionKeys {

    private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Map<String, SecretKey> keys;
    private final String currentId;

    private KeyEncryptionKeys(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.currentId = keys.keySet().iterator().next();
    }

    /**
     * Reads {@code id:base64}, several separated by comma or newline.
     *
     * @throws InvalidSetting which names the entry that is wrong, never a key
     */
    static KeyEncryptionKeys parse(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String entry : BETWEEN.split(text.strip())) {
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon);
            if (!ID.matcher(id).matches()) {
                throw refused(keys.size(), "must look like id:base64, with an id of letters, digits, dots and dashes");
            }
            if (keys.put(id, key(keys.size(), entry.substring(colon + 1))) != null) {
                throw refused(keys.size(), "has the id of an earlier one");
            }
        }
        return new KeyEncryptionKeys(keys);
    }

    String currentId() {
        return currentId;
    }

    SecretKey current() {
        return find(currentId).orElseThrow();
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static SecretKey key(int index, String base64) {
        try {
            return Aes.key(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException unusable) {
            throw refused(index, "must hold 32 bytes in base64, as made by: openssl rand -base64 32");
        }
    }

    private static InvalidSetting refused(int index, String why) {
        return new InvalidSetting(
                "SIGNALBOX_ENCRYPTION_KEYS", "has a wrong entry: number %d %s".formatted(index + 1, why));
    }
}
