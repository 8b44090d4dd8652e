package io.signalbox.agent.mapping.rules.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdfMarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "{'type':'text','text':'bold','marks':[{'type':'strong'}]} => **bold**",
                "{'type':'text','text':'x()','marks':[{'type':'code'}]} => `x()`",
                "{'type':'text','text':'here','marks':[{'type':'link','attrs':{'href':'https://a.example'}}]} => [here](https://a.example)",
                "{'type':'mention','attrs':{'id':'1','text':'@Ana'}} => @Ana",
                "{'type':'emoji','attrs':{'shortName':':ok:'}} => :ok:",
                "{'type':'inlineCard','attrs':{'url':'https://a.example/1'}} => https://a.example/1",
                "{'type':'date','attrs':{'timestamp':'1795046400000'}} => 2026-11-19",
                "{'type':'date','attrs':{'timestamp':'soon'}} => soon",
                "{'type':'somethingNew','text':'kept'} => kept"
            })
    void writesInlineNodes(String node, String expected) {
        assertThat(write("{'type':'paragraph','content':[" + node + "]}")).isEqualTo(expected);
    }

    @Test
    void indentsListsWithinLists() {
        assertThat(write("""
                {'type':'bulletList','content':[{'type':'listItem','content':[
                  {'type':'paragraph','content':[{'type':'text','text':'outer'}]},
                  {'type':'orderedList','content':[{'type':'listItem','content':[
                    {'type':'paragraph','content':[{'type':'text','text':'inner'}]}]}]}]}]}""")).isEqualTo("- outer\n  1. inner");
    }

    @Test
    void writesTablesWithAHeaderLine() {
        assertThat(write("""
                {'type':'table','content':[
                  {'type':'tableRow','content':[{'type':'tableHeader','content':[{'type':'paragraph','content':[{'type':'text','text':'Order'}]}]}]},
                  {'type':'tableRow','content':[{'type':'tableCell','content':[{'type':'paragraph','content':[{'type':'text','text':'a|b'}]}]}]}]}""")).isEqualTo("| Order |\n| --- |\n| a\\|b |");
    }

    @Test
    void quotesPanelsAndKeepsCode() {
        assertThat(
                        write(
                                "{'type':'panel','content':[{'type':'codeBlock','attrs':{'language':'sql'},'content':[{'type':'text','text':'select 1'}]}]}"))
                .isEqualTo("> ```sql\n> select 1\n> ```");
    }

    @Test
    void stopsAtADepthThatNobodyWrites() {
        String deep = "{'type':'blockquote','content':[".repeat(200) + "{'type':'text','text':'x'}" + "]}".repeat(200);

        assertThat(write(deep)).doesNotContain("x");
    }

    private static String write(String block) {
        try {
            String json = "{'type':'doc','version':1,'content':[" + block + "]}";
            return new AdfMarkdown(id -> id).write(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
