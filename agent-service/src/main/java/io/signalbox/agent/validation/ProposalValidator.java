package io.signalbox.agent.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.signalbox.agent.mapping.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Proves a proposal safe before it may move: its scope first, then its shape by the contract's schema, then the domain's rules. */
@ApplicationScoped
public class ProposalValidator {

    /** More would help nobody: a model mends the first few, a person reads no further. */
    private static final int MAX_FINDINGS = 20;

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private final ContractSchemas schemas;
    private final JsonSchema document;
    private final Map<Set<String>, JsonSchema> answers = new ConcurrentHashMap<>();

    @Inject
    public ProposalValidator(ContractSchemas schemas) {
        this.schemas = schemas;
        this.document = compiled(schemas.document());
    }

    /** Whatever an answer names that is not this run's own: another ticket, integration, organization or run. */
    public List<Finding> scopeViolations(JsonNode answer, Subject subject) {
        return new ScopeRule(subject).scopeViolations(answer);
    }

    /** The answer against the schema the model was given, then against the event: it may name nobody the event does not. */
    public List<Finding> checkAnswer(JsonNode answer, Set<String> openFields, Subject subject) {
        List<Finding> shape =
                check(answers.computeIfAbsent(openFields, fields -> compiled(schemas.answer(fields))), answer);
        return shape.isEmpty() ? limited(AnswerRules.check(answer, openFields, subject)) : shape;
    }

    /** The whole proposal; domain rules are asked only once the shape is right. */
    public List<Finding> checkDocument(ObjectNode proposal, Subject subject) {
        List<Finding> shape = check(document, proposal);
        return shape.isEmpty() ? limited(DomainRules.check(proposal, subject)) : shape;
    }

    private static List<Finding> check(JsonSchema schema, JsonNode value) {
        return limited(schema.validate(value).stream()
                .map(ProposalValidator::finding)
                .distinct()
                .toList());
    }

    private static List<Finding> limited(List<Finding> findings) {
        return List.copyOf(findings.subList(0, Math.min(MAX_FINDINGS, findings.size())));
    }

    private static Finding finding(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        String pointer = message.getProperty() == null ? at : at + "/" + message.getProperty();
        String prefix = at + ": ";
        String text = message.getMessage();
        return new Finding(
                pointer, text.startsWith(prefix) ? text.substring(prefix.length()) : text, message.getType());
    }

    private static JsonSchema compiled(ObjectNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, CONFIG);
    }
}
