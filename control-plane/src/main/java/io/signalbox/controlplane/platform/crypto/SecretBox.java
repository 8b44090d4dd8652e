package io.signalbox.controlplane.platform.crypto;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets encrypted at rest: AES-256-GCM under a data key of the current tenant, bound to the place they are stored at, so that a row
 * cannot be moved and no other organization can open it. Use it inside a transaction of that tenant.
 */
@Component
public class SecretBox {

    /** Sealed with a key derived from the master key, before there were data keys. Opened still, made no more. */
    public static final byte UNDER_MASTER_KEY = 1;

    private static final byte UNDER_DATA_KEY = 2;
    private static final int ID_BYTES = 16;
    private static final byte[] CONTENT_NAMES = "content-names".getBytes(StandardCharsets.UTF_8);

    private final Keyring keys;
    private final Keyring installationKeys;
    private final SecretKey masterKey;
    private final SecureRandom random;

    @Autowired
    SecretBox(Keyrings keyrings, MasterKey masterKey, SecureRandom random) {
        this(keyrings.organization(), keyrings.installation(), masterKey.deriveKey("secret-box", "AES"), random);
    }

    private SecretBox(Keyring keys, Keyring installationKeys, SecretKey masterKey, SecureRandom random) {
        this.keys = keys;
        this.installationKeys = installationKeys;
        this.masterKey = masterKey;
        this.random = random;
    }

    /** The same for what belongs to no organization, such as the second factor of a person. Needs no tenant. */
    public SecretBox forInstallation() {
        return new SecretBox(installationKeys, installationKeys, masterKey, random);
    }

    /** @param place what the secret belongs to, for example a row's id; needed again to open it */
    public byte[] seal(String secret, String place) {
        return sealBytes(secret.getBytes(StandardCharsets.UTF_8), place);
    }

    /** @throws IllegalStateException when it was sealed for another place, another organization or with a key that is gone */
    public String open(byte[] box, String place) {
        return new String(openBytes(box, place), StandardCharsets.UTF_8);
    }

    /** Like {@link #seal} for what is no text. */
    public byte[] sealBytes(byte[] secret, String place) {
        DataKey key = keys.current();
        byte[] sealed = Aes.seal(key.key(), random, boundTo(place), secret);
        return ByteBuffer.allocate(1 + ID_BYTES + sealed.length)
                .put(UNDER_DATA_KEY)
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .put(sealed)
                .array();
    }

    /** Like {@link #open} for what is no text. */
    public byte[] openBytes(byte[] box, String place) {
        var buffer = ByteBuffer.wrap(box);
        try {
            SecretKey key =
                    switch (buffer.get()) {
                        case UNDER_MASTER_KEY -> masterKey;
                        case UNDER_DATA_KEY ->
                            keys.find(new UUID(buffer.getLong(), buffer.getLong()))
                                    .key();
                        default -> throw new IllegalStateException("Unknown version of a sealed secret");
                    };
            return Aes.open(key, boundTo(place), buffer);
        } catch (GeneralSecurityException | BufferUnderflowException failure) {
            throw new IllegalStateException(
                    "A stored secret cannot be read: was it moved, or sealed with another key?", failure);
        }
    }

    /**
     * Names content without telling anything of it: equal contents of one organization have the same name while its data key is the same.
     *
     * @return 32 bytes
     */
    public byte[] mac(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.current().key().getEncoded(), "HmacSHA256"));
            mac.init(new SecretKeySpec(mac.doFinal(CONTENT_NAMES), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 does not work in this JDK", impossible);
        }
    }

    private static byte[] boundTo(String place) {
        return place.getBytes(StandardCharsets.UTF_8);
    }
}
