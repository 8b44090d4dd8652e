package io.signalbox.controlplane.platform.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.signalbox.controlplane.platform.crypto.WrappedKeys.WrappedKey;
import io.signalbox.controlplane.platform.ids.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Data keys of one kind, unwrapped when they are needed and remembered for minutes. Joins the caller's transaction. */
class Keyring {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MAX_REMEMBERED = 2_000;

    /** @param keyId null for the one that seals */
    private record Slot(UUID owner, @Nullable UUID keyId) {}

    private final Cache<Slot, DataKey> unwrapped = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();
    /** Made by a transaction that may still be undone: remembering one could seal secrets that nothing opens again. */
    private final Set<UUID> uncommitted = ConcurrentHashMap.newKeySet();

    private final WrappedKeys store;
    private final Supplier<UUID> owner;
    private final KeyEncryptionKeys keks;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Ids ids;
    private final SecureRandom random;

    /** @param owner whose keys these are at the moment of asking */
    Keyring(
            WrappedKeys store,
            Supplier<UUID> owner,
            KeyEncryptionKeys keks,
            TransactionOperations transactions,
            Clock clock,
            Ids ids,
            SecureRandom random) {
        this.store = store;
        this.owner = owner;
        this.keks = keks;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /** The key that seals, made when there is none. All replicas agree on it. */
    DataKey current() {
        return remembered(new Slot(owner.get(), null), this::loadOrCreate);
    }

    /** @throws IllegalStateException when the owner has no such key */
    DataKey find(UUID id) {
        return remembered(
                new Slot(owner.get(), id),
                () -> unwrap(store.find(id)
                        .orElseThrow(() ->
                                new IllegalStateException("A stored secret was sealed with a key this owner lacks"))));
    }

    /**
     * Wraps anew what the current key-encryption key does not wrap.
     *
     * @return how many keys that were
     */
    int rewrap() {
        int changed = 0;
        for (WrappedKey key : store.notUnder(keks.currentId())) {
            if (store.replace(key, wrap(unwrap(key)))) {
                changed++;
            }
        }
        return changed;
    }

    private DataKey remembered(Slot slot, Supplier<DataKey> load) {
        DataKey known = unwrapped.getIfPresent(slot);
        if (known != null) {
            return known;
        }
        DataKey loaded = transactions.execute(status -> load.get());
        if (!uncommitted.contains(loaded.id())) {
            unwrapped.put(slot, loaded);
        }
        return loaded;
    }

    private DataKey loadOrCreate() {
        Optional<WrappedKey> active = store.active();
        if (active.isPresent()) {
            return unwrap(active.get());
        }
        DataKey made = newKey();
        if (store.add(wrap(made), clock.instant())) {
            rememberOnlyOnceCommitted(made.id());
            return made;
        }
        return unwrap(store.active().orElseThrow());
    }

    private DataKey newKey() {
        var bytes = new byte[Aes.KEY_BYTES];
        random.nextBytes(bytes);
        return new DataKey(ids.next(), Aes.key(bytes));
    }

    private void rememberOnlyOnceCommitted(UUID id) {
        uncommitted.add(id);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                uncommitted.remove(id);
            }
        });
    }

    private WrappedKey wrap(DataKey key) {
        byte[] wrapped =
                Aes.seal(keks.current(), random, place(key.id()), key.key().getEncoded());
        return new WrappedKey(key.id(), keks.currentId(), wrapped);
    }

    private DataKey unwrap(WrappedKey key) {
        SecretKey kek = keks.find(key.kekId())
                .orElseThrow(() -> new IllegalStateException("Key-encryption key " + key.kekId()
                        + " wraps a data key: name it in SIGNALBOX_ENCRYPTION_KEYS until all keys are wrapped anew"));
        try {
            return new DataKey(key.id(), Aes.key(Aes.open(kek, place(key.id()), ByteBuffer.wrap(key.wrapped()))));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "A data key cannot be unwrapped: is key-encryption key " + key.kekId()
                            + " the one it was wrapped with?",
                    failure);
        }
    }

    /** A wrapped key that was moved to another row or another organization does not unwrap. */
    private byte[] place(UUID keyId) {
        return (store.table() + ":" + keyId + ":" + owner.get()).getBytes(StandardCharsets.UTF_8);
    }
}
