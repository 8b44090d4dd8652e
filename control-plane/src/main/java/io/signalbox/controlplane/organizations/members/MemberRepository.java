package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MemberRepository extends Repository<Member, MemberId> {

    Member saveAndFlush(Member member);

    void delete(Member member);

    void flush();

    /** With the person, whom every view shows. */
    @Query(
            "SELECT m FROM Member m JOIN FETCH m.user WHERE m.id.organizationId = :organizationId AND m.id.userId = :userId")
    Optional<Member> find(UUID organizationId, UUID userId);

    @Query("""
            SELECT count(m.id.userId) > 0 FROM Member m
            WHERE m.id.organizationId = :organizationId AND lower(m.user.email) = :address
            """)
    boolean hasAddress(UUID organizationId, String address);

    @Query("SELECT count(m.id.userId) FROM Member m WHERE m.id.organizationId = :organizationId AND m.role = :role")
    long count(UUID organizationId, Role role);

    /** Native: the lock must not keep new rows from referring to the organization, and nothing of it is wanted. */
    @Query(value = "SELECT id FROM organization WHERE id = :organizationId FOR NO KEY UPDATE", nativeQuery = true)
    UUID lockOrganization(UUID organizationId);

    /** Native and alone: written by every request, so it loads nothing and changes no row twice in a short time. */
    @Modifying
    @Query(value = """
                    UPDATE membership SET last_seen_at = :now
                    WHERE organization_id = :organizationId AND user_id = :userId AND (last_seen_at IS NULL OR last_seen_at < :before)
                    """, nativeQuery = true)
    void setSeen(UUID organizationId, UUID userId, Instant now, Instant before);
}
