package io.signalbox.controlplane.audit.chain;

import io.signalbox.controlplane.audit.offline.ChainWalk;
import io.signalbox.controlplane.audit.offline.EntryPlace;
import io.signalbox.controlplane.audit.offline.Finding;
import io.signalbox.controlplane.audit.offline.HeadSignature;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Checks a part of the current organization's chain as the database keeps it, page by page, each in a short transaction. */
@Component
class ChainSegment {

    private static final int PAGE = 500;

    private final ChainRepository rows;
    private final AuditKey key;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    ChainSegment(ChainRepository rows, AuditKey key, TransactionOperations transactions, JsonMapper json) {
        this.rows = rows;
        this.key = key;
        this.transactions = transactions;
        this.json = json;
    }

    /** Walks on to {@code last}, or for about {@code most} entries; answers the first thing that does not fit. */
    Optional<Finding> check(ChainWalk walk, long last, int max) {
        long enough = Math.min(last, walk.last() + max);
        while (walk.last() < enough) {
            Page page = page(walk.last(), last);
            if (page.entries().isEmpty()) {
                return walk.end(lastMissing(walk.last(), last), walk.lastHash());
            }
            Optional<Finding> finding = check(walk, page);
            if (finding.isPresent()) {
                return finding;
            }
        }
        return Optional.empty();
    }

    private long lastMissing(long after, long last) {
        return transactions
                .execute(status -> rows.next(after, last))
                .map(next -> next - 1)
                .orElse(last);
    }

    private Page page(long after, long last) {
        return transactions.execute(status -> {
            List<ChainRepository.Link> entries = rows.between(after, Math.min(last, after + PAGE));
            long until = entries.isEmpty() ? after : entries.getLast().sequence();
            return new Page(entries, rows.signatures(after, until, PAGE));
        });
    }

    private Optional<Finding> check(ChainWalk walk, Page page) {
        Map<Long, String> hashes = new HashMap<>();
        for (ChainRepository.Link link : page.entries()) {
            Optional<Finding> finding = check(walk, link);
            if (finding.isPresent()) {
                return finding;
            }
            hashes.put(link.sequence(), link.hash());
        }
        return page.signatures().stream()
                .flatMap(signature -> check(signature, hashes).stream())
                .findFirst();
    }

    private Optional<Finding> check(ChainWalk walk, ChainRepository.Link link) {
        Optional<EntryPlace> place = EntryPlace.of(link.entry()).filter(stated -> stated.sequence() == link.sequence());
        if (place.isEmpty()) {
            long from = walk.last() + 1;
            return Optional.of(new Finding(
                    Math.min(from, link.sequence()), "its text does not belong to this place in the chain"));
        }
        return walk.pass(link.entry().getBytes(StandardCharsets.UTF_8), place.get(), link.previousHash(), link.hash())
                .or(() -> agree(link));
    }

    private Optional<Finding> agree(ChainRepository.Link link) {
        try {
            return StoredColumns.of(json.readValue(link.entry(), EntryText.class))
                            .equals(link.columns())
                    ? Optional.empty()
                    : Optional.of(new Finding(link.sequence(), "the columns beside its text were changed"));
        } catch (JacksonException notAnEntry) {
            return Optional.of(new Finding(link.sequence(), "its text is no entry"));
        }
    }

    /** A signature that no page holds the entry of is told as a missing entry. */
    private Optional<Finding> check(HeadSignature signature, Map<Long, String> hashes) {
        if (!signature.hash().equals(hashes.get(signature.sequence()))) {
            return Optional.of(new Finding(signature.sequence(), "it was signed with another hash"));
        }
        return signature.keyId().equals(key.publicKey().id()) && !signature.isGenuine(key.publicKey())
                ? Optional.of(new Finding(signature.sequence(), "its signature is forged"))
                : Optional.empty();
    }

    private record Page(List<ChainRepository.Link> entries, List<HeadSignature> signatures) {}
}
