package io.signalbox.agent.mapping.rules.generic;

import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import io.signalbox.contracts.senders.PlainWord;
import io.signalbox.contracts.senders.Preset;
import java.util.Map;
import java.util.Optional;

/**
 * What a sender's words mean: the preset's own first, then those that are in common use.
 *
 * @param own by field, plain words with the contract's word
 * @param source what provenance names, such as {@code preset.gitlab}
 */
record SenderVocabulary(Map<String, Map<String, String>> own, String source) {

    static SenderVocabulary usual() {
        return new SenderVocabulary(Map.of(), "generic");
    }

    static SenderVocabulary of(Preset preset) {
        return new SenderVocabulary(preset.words(), "preset." + preset.name());
    }

    Optional<TicketStatus> status(String word) {
        return own("status", word).map(TicketStatus::fromValue).or(() -> StatusVocabulary.status(word));
    }

    Optional<TicketPriority> priority(String word) {
        return own("priority", word).map(TicketPriority::fromValue).or(() -> StatusVocabulary.priority(word));
    }

    Optional<TicketType> type(String word) {
        return own("type", word).map(TicketType::fromValue).or(() -> StatusVocabulary.type(word));
    }

    /** The rule that translates a field's words. */
    String rule(String field) {
        return source + "." + field + "_word";
    }

    private Optional<String> own(String field, String word) {
        return Optional.ofNullable(own.getOrDefault(field, Map.of()).get(PlainWord.of(word)));
    }
}
