package io.signalbox.agent.mapping;

import io.signalbox.contract.agentapi.model.ProviderName;

/** Everything that is known for certain about one provider's events. Pure: the same event always maps to the same result. */
public interface ProviderRules {

    ProviderName provider();

    Mapping map(SourceEvent event);
}
