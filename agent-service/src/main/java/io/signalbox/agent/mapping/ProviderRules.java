package io.signalbox.agent.mapping;

import io.signalbox.contract.shared.ProviderName;

/** Everything that is known for certain about one provider's events. Pure: the same event always maps to the same result. */
public interface ProviderRules {

    ProviderName provider();

    /** @throws UnexpectedShape when the payload is not built the way this provider builds it */
    Mapping map(SourceEvent event);
}
