package io.signalbox.controlplane.organizations.invites;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InviteRepository extends Repository<Invite, UUID> {

    String ANY = "any";
    String OF_STATE = """
            SELECT i FROM Invite i JOIN FETCH i.inviter
            WHERE (:state = 'any'
                OR :state = 'open' AND i.closedAt IS NULL AND i.expiresAt > :now
                OR :state = 'accepted' AND i.acceptedAt IS NOT NULL
                OR :state = 'revoked' AND i.revokedAt IS NOT NULL
                OR :state = 'expired' AND i.acceptedAt IS NULL AND i.revokedAt IS NULL AND i.expiresAt <= :now)
            """;
    String NEWEST_FIRST = " ORDER BY i.createdAt DESC, i.id DESC";

    Invite saveAndFlush(Invite invite);

    void flush();

    /** @param state {@link #ANY} or as {@link InviteState#id} says */
    @Query(OF_STATE + NEWEST_FIRST)
    List<Invite> newest(String state, Instant now, Limit limit);

    @Query(OF_STATE + " AND (i.createdAt, i.id) < (:at, :id)" + NEWEST_FIRST)
    List<Invite> newestBefore(String state, Instant now, Instant at, UUID id, Limit limit);

    /** With the inviter, whom every view shows. */
    @Query("SELECT i FROM Invite i JOIN FETCH i.inviter WHERE i.id = :id")
    Optional<Invite> find(UUID id);

    /** The one of this address that was neither accepted nor revoked; it may have expired. */
    @Query("SELECT i FROM Invite i JOIN FETCH i.inviter WHERE lower(i.email) = :address AND i.closedAt IS NULL")
    Optional<Invite> findUnclosed(String address);

    /** In one statement: whoever sends a new link at the same time is not set back. */
    @Modifying
    @Query("UPDATE Invite i SET i.mailFailedAt = :now WHERE i.mailId = :mailId")
    void setMailFailed(UUID mailId, Instant now);

    @Query("SELECT i FROM Invite i JOIN FETCH i.inviter WHERE i.inviter.id = :inviter AND i.closedAt IS NULL")
    List<Invite> findUnclosedOf(UUID inviter);

    @Query("SELECT count(i) FROM Invite i WHERE i.closedAt IS NULL AND i.expiresAt > :now")
    long countOpen(Instant now);

    /** Links made lately, rather too many than too few: all sendings count of an invite that was sent in this time. */
    @Query("SELECT coalesce(sum(i.sendings), 0) FROM Invite i WHERE i.sentAt > :since")
    long countSent(Instant since);
}
