package io.signalbox.controlplane.integrations;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

interface IntegrationRepository extends ListCrudRepository<Integration, UUID> {

    @Query("FROM Integration i ORDER BY i.createdAt DESC, i.id DESC")
    List<Integration> newest(Limit limit);

    @Query("FROM Integration i WHERE (i.createdAt, i.id) < (:at, :id) ORDER BY i.createdAt DESC, i.id DESC")
    List<Integration> newestBefore(Instant at, UUID id, Limit limit);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("FROM Integration i WHERE i.id = :id")
    Optional<Integration> lock(UUID id);
}
