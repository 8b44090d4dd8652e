package io.signalbox.agent.web;

import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.contract.agentapi.InfoApi;
import io.signalbox.contract.agentapi.model.AgentInfo;
import io.signalbox.contract.agentapi.model.ModelProvider;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The endpoint for what this agent can do. */
class InfoResource implements InfoApi {

    private final String version;
    private final Instance<ProviderRules> rules;

    @Inject
    InfoResource(
            @ConfigProperty(name = "quarkus.application.version") String version, @Any Instance<ProviderRules> rules) {
        this.version = version;
        this.rules = rules;
    }

    @Override
    @RunOnVirtualThread
    public AgentInfo getAgentInfo() {
        return new AgentInfo()
                .version(version)
                .ruleProviders(
                        rules.stream().map(ProviderRules::provider).sorted().toList())
                .modelProviders(List.of(ModelProvider.values()));
    }
}
