package io.signalbox.agent.mapping;

import io.signalbox.contract.shared.ProviderName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;

/** Maps an event by the rules of its provider. Never throws: what no rule knows comes back as {@link Unmapped}. */
@ApplicationScoped
public class RuleBook {

    private final Map<ProviderName, ProviderRules> rules = new EnumMap<>(ProviderName.class);

    @Inject
    RuleBook(@Any Instance<ProviderRules> providers) {
        this((Iterable<ProviderRules>) providers);
    }

    public RuleBook(Iterable<ProviderRules> providers) {
        providers.forEach(each -> rules.put(each.provider(), each));
    }

    public Mapping map(SourceEvent event) {
        ProviderRules known = rules.get(event.provider());
        if (known == null) {
            return Unmapped.byRules("There are no rules for " + event.provider() + ".");
        }
        try {
            return known.map(event);
        } catch (UnexpectedShape shape) {
            return Unmapped.byRules(shape.getMessage());
        }
    }
}
