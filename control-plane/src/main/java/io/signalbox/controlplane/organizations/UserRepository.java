package io.signalbox.controlplane.organizations;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

public interface UserRepository extends JpaRepository<User, UUID> {

    Optional<User> findByEmailIgnoreCase(String email);

    @Query(value = "SELECT EXISTS (SELECT FROM app_user)", nativeQuery = true)
    boolean hasAny();

    @Transactional
    @Modifying
    @Query("UPDATE User u SET u.passwordHash = :hash WHERE u.id = :id")
    void setPasswordHash(UUID id, String hash);

    @Transactional
    @Modifying
    @Query("UPDATE User u SET u.passwordHash = :hash WHERE u.id = :id AND u.passwordHash = :before")
    void replacePasswordHash(UUID id, String before, String hash);

    @Transactional
    @Modifying
    @Query("UPDATE User u SET u.name = :name WHERE u.id = :id")
    void setName(UUID id, String name);

    @Transactional
    @Modifying
    @Query("UPDATE User u SET u.emailVerifiedAt = :now WHERE u.id = :id AND u.emailVerifiedAt IS NULL")
    void setVerified(UUID id, Instant now);

    /** Native: when two sign in at once for the first time, the second finds the address taken without an error that ends its transaction. */
    @Modifying
    @Query(value = """
                    INSERT INTO app_user (id, email, name, password_hash, created_at) VALUES (:id, :email, :name, NULL, :now)
                    ON CONFLICT DO NOTHING
                    """, nativeQuery = true)
    int addUnlessKnown(UUID id, String email, String name, Instant now);

    /** Those who name the same number take turns until their transactions end. */
    @Query(value = "SELECT true FROM pg_advisory_xact_lock(:number)", nativeQuery = true)
    boolean lock(long number);
}
