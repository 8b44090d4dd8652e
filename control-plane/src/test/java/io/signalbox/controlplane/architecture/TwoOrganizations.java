package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import io.signalbox.controlplane.testing.contract.ContractDocument;
import io.signalbox.controlplane.testing.contract.ContractOperation;
import io.signalbox.controlplane.testing.contract.SampleBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An owner of one organization, and another one full of rows. */
@ControlPlaneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoOrganizations {

    static final Logger log = LoggerFactory.getLogger(TwoOrganizations.class);
    static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
    static final Pattern INSTANCE = Pattern.compile("\"instance\":\"[^\"]*\",");
    static final Set<String> WRITING = Set.of("post", "put", "patch", "delete");

    /** Numbers of entries, counted anew in each organization: the same number is somebody's own. */
    static final Set<String> OWN_NUMBERS = Set.of("sequence");

    /** Signed by its source: whoever knows the address of a webhook may knock, in whatever name. */
    static final Set<String> DOORS = Set.of("receiveHook");

    @LocalServerPort
    int port;

    @Value("${signalbox.database.url}")
    String administrator;

    @Autowired
    PeopleFixture people;

    @Autowired
    TenantFixture tenants;

    @Autowired
    RunFixture runs;

    @Autowired
    JdbcClient jdbc;

    final ContractDocument contract = ContractDocument.load("public");
    TenantOrganization ours;
    TenantOrganization theirs;
    Console attacker;
    Map<String, Object> ids;
    TenantPrint before;

    @BeforeAll
    void makeBoth() {
        ours = tenants.tenant();
        theirs = tenants.tenant();
        var us = people.member(ours.id(), Role.OWNER).withPassword(Console.PASSWORD);
        attacker = us.console(port, ours.id());
        var them = people.member(theirs.id(), Role.OWNER);
        ids = RowsOfAnother.make(theirs, them.id(), them.console(port, theirs.id()), runs, jdbc);
    }

    @BeforeEach
    void look() {
        before = TenantPrint.of(administrator, theirs.id());
        assertThat(before.filled()).isGreaterThanOrEqualTo(10);
    }

    Response call(RequestSpecification request, ContractOperation operation, Map<String, Object> path) {
        if (WRITING.contains(operation.method())) {
            new SampleBody(contract, bodyValues()).of(operation).ifPresent(request::body);
        }
        return request.pathParams(path).request(operation.method(), operation.path());
    }

    RequestSpecification reading(ContractOperation operation) {
        RequestSpecification request = attacker.request();
        return contract.queryParameters(operation).contains("format") ? request.queryParam("format", "jsonl") : request;
    }

    Map<String, Object> bodyValues() {
        Map<String, Object> values = new HashMap<>(ids);
        values.put("password", Console.PASSWORD);
        values.put("role", "viewer");
        return values;
    }

    Map<String, Object> pathValues(ContractOperation operation) {
        Map<String, Object> values = new HashMap<>();
        Matcher parameters = PARAMETER.matcher(operation.path());
        while (parameters.find()) {
            String name = parameters.group(1);
            if (!OWN_NUMBERS.contains(name)) {
                assertThat(ids)
                        .as("RowsOfAnother makes a row for each id: %s", operation)
                        .containsKey(name);
                values.put(name, ids.get(name));
            }
        }
        return values;
    }

    List<ContractOperation> operations() {
        return contract.operations().stream()
                .filter(operation -> !DOORS.contains(operation.id()))
                .toList();
    }

    /** What answers with something and ends, and needs no id in its path; without what the agent says, which knows no organization. */
    List<ContractOperation> readable() {
        return operations().stream()
                .filter(operation -> !operation.id().equals("listWorkflows"))
                .filter(operation -> operation.method().equals("get"))
                .filter(operation -> !operation.path().contains("{") && !operation.streams() && !operation.isOpen())
                .toList();
    }

    /** Problems repeat the address that was asked for; that much the caller knew. */
    static void assertTellsNothing(ContractOperation operation, Response answer) {
        String told = INSTANCE.matcher(answer.asString()).replaceAll("");
        assertThat(told).as(operation.toString()).doesNotContain(RowsOfAnother.WORD);
    }

    void assertUnchanged() {
        assertThat(TenantPrint.of(administrator, theirs.id())).isEqualTo(before);
    }
}
