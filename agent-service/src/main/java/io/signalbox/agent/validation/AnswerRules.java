package io.signalbox.agent.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the schema of an answer cannot say: it is a ticket or the reason why there is none, and it names no e-mail address that the event does
 * not contain. Accounts it cannot name at all: no field for them is open to a model.
 */
final class AnswerRules {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");

    private final String payload;
    private final List<Finding> findings = new ArrayList<>();

    private AnswerRules(Subject subject) {
        this.payload = subject.event().payload().toString().toLowerCase(Locale.ROOT);
    }

    static List<Finding> check(JsonNode answer, Set<String> openFields, Subject subject) {
        var rules = new AnswerRules(subject);
        if (ContractSchemas.isWhole(openFields) && answer.has("ticket") == answer.has(ContractSchemas.NOT_A_TICKET)) {
            rules.findings.add(new Finding(
                    "", "must have either ticket or " + ContractSchemas.NOT_A_TICKET + ", not both", "either_or"));
        }
        rules.addresses("", answer);
        return List.copyOf(rules.findings);
    }

    private void addresses(String pointer, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> addresses(pointer + "/" + member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                addresses(pointer + "/" + index, node.get(index));
            }
        } else if (node.isTextual() && inventsAddress(node.asText())) {
            findings.add(
                    new Finding(pointer, "names an e-mail address that the event does not contain", "not_in_event"));
        }
    }

    private boolean inventsAddress(String text) {
        Matcher matcher = EMAIL.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            if (!payload.contains(matcher.group())) {
                return true;
            }
        }
        return false;
    }
}
