package io.signalbox.controlplane.platform.outbox;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Who handles which kind. */
@Component
class OutboxHandlers {

    private final List<OutboxHandler> handlers;

    @Autowired
    OutboxHandlers(ObjectProvider<OutboxHandler> handlers) {
        this(handlers.orderedStream().toList());
    }

    /** @throws IllegalStateException when two handle the same kind */
    OutboxHandlers(List<OutboxHandler> handlers) {
        if (handlers.stream().map(OutboxHandler::kind).distinct().count() < handlers.size()) {
            throw new IllegalStateException("Two handlers of one kind");
        }
        this.handlers = handlers;
    }

    List<String> readyKinds() {
        return handlers.stream()
                .filter(OutboxHandler::isReady)
                .map(OutboxHandler::kind)
                .toList();
    }

    Optional<OutboxHandler> find(String kind) {
        return handlers.stream().filter(handler -> handler.kind().equals(kind)).findFirst();
    }
}
