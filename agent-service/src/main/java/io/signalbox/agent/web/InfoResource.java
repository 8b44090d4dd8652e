package io.signalbox.agent.web;

import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.mapping.ProviderRules;
import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.settings.BuildName;
import io.signalbox.contract.agentapi.InfoApi;
import io.signalbox.contract.agentapi.model.AgentInfo;
import io.signalbox.contract.shared.ModelProvider;
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
    private final Workflows workflows;

    @Inject
    InfoResource(
            @ConfigProperty(name = "quarkus.application.version") String version,
            @Any Instance<ProviderRules> rules,
            Workflows workflows) {
        this.version = version;
        this.rules = rules;
        this.workflows = workflows;
    }

    @Override
    @RunOnVirtualThread
    public AgentInfo getAgentInfo() {
        return new AgentInfo()
                .version(version)
                .build(BuildName.current())
                .ruleProviders(
                        rules.stream().map(ProviderRules::provider).sorted().toList())
                .modelProviders(List.of(ModelProvider.values()))
                .workflows(workflows.all().stream()
                        .map(Workflow::spec)
                        .map(WorkflowDescriptions::of)
                        .toList());
    }
}
