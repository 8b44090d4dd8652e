package io.signalbox.agent.mapping.rules.jira.wiki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WikiMarkupTest {

    private static final List<String> EMPHASIS = List.of(
            "plain text stays => plain text stays",
            "*bold* _italic_ -gone- +new+ => **bold** *italic* ~~gone~~ new",
            "*_both_* and ??a book?? => ***both*** and *a book*",
            "H{~}2{~}O, x{^}2{^}, un{*}believ{*}able => H2O, x2, un**believ**able",
            "10^6^ stays, ^up^ ~down~ => 10^6^ stays, up down",
            "snake_case_name, a*b*c, 2 * 3 * 4 => snake_case_name, a*b*c, 2 * 3 * 4",
            "2026-01-01 - 2026-02-02 => 2026-01-01 - 2026-02-02",
            "run -v -f file-name --force => run -v -f file-name --force",
            "from -5 to -3 => from -5 to -3",
            "*.java and *.kt => *.java and *.kt",
            "__init__ and _private_var => __init__ and _private_var",
            "Monday -- Friday --- always => Monday – Friday — always",
            "{color:#ff0000}red{color} and {color}odd => red and odd",
            "*{color:red}loud{color}* => **loud**",
            "{anchor:top}Start => Start",
            "\\*no bold\\* \\{code} \\[x] => \\*no bold\\* {code} \\[x]",
            "C:\\temp\\new and \\\\server\\share => C:\\temp\\new and \\\\server\\share",
            "one \\\\two\\\\ => one \\\\two\n",
            "{unknown} {*}open => {unknown} {*}open");

    private static final List<String> CODE = List.of(
            "{{x = *y*}} => `x = *y*`",
            "{{a`b}} => ``a`b``",
            "*see {{a*}} now* => **see `a*` now**",
            "{{}} is empty => {{}} is empty",
            "`snake_case *x*` => `snake_case *x*`",
            "run {code}rm -f *x* {code} now => run `rm -f *x*` now",
            "{noformat}[a|https://b.example]{noformat} here => `[a|https://b.example]` here");

    private static final List<String> LINKS = List.of(
            "[docs|https://a.example/b_c_d] => [docs](https://a.example/b_c_d)",
            "[https://a.example] => https://a.example",
            "[docs|https://a.example|smart-link] => [docs](https://a.example)",
            "[https://a.example/x_y_|https://a.example/x_y_|smart-link] => https://a.example/x_y_",
            "[*bold* [x]|https://a.example] => [**bold** [x]|https://a.example]",
            "[*docs*|https://a.example/(1)] => [**docs**](https://a.example/%281%29)",
            "[write|mailto:a@b.example] => [write](mailto:a@b.example)",
            "[mailto:a@b.example] => a@b.example",
            "[docs|www.example.com] => [docs](https://www.example.com)",
            "https://a.example/a_b_c and _x_ => https://a.example/a_b_c and *x*",
            "[~accountid:5b10] => @Ana Souza",
            "[~accountid:unknown] => @unknown",
            "[Winston Smith|~accountid:9] => @Winston Smith",
            "[~jsmith] => @jsmith",
            "[^log.txt] and [the log|^log.txt] => [attachment: log.txt] and the log",
            "[#part] [to it|#part] => part to it",
            "[INFO] [a|b] [x] => [INFO] [a|b] [x]",
            "!shot.png|thumbnail! => [attachment: shot.png]",
            "!https://a.example/p.png! => ![p.png](https://a.example/p.png)",
            "Wow! Great! => Wow! Great!");

    private static final List<String> UNSAFE_LINKS = List.of(
            "[x|javascript:alert(1)] => x",
            "[x|JaVaScRiPt:alert(1)] => x",
            "[x|data:text/html;base64,PHN2Zz4=] => x",
            "[x|vbscript:msgbox] => x",
            "[x|file:///etc/passwd] => x",
            "[x](javascript:alert(1)) => [x]\\(javascript:alert(1))",
            "[x](https://a.example) => [x](https://a.example)",
            "<javascript:alert(1)> => \\<javascript:alert(1)>",
            "[x]: javascript:alert(1) => [x]\\: javascript:alert(1)",
            "`[x](javascript:1)` => `[x](javascript:1)`",
            "!javascript:alert(1)! => !javascript:alert(1)!");

    static Stream<Arguments> lines() {
        return Stream.of(
                        about("emphasis", EMPHASIS),
                        about("code within a line stays as it is", CODE),
                        about("links, mentions and images", LINKS),
                        about("unsafe links are dropped", UNSAFE_LINKS))
                .flatMap(Function.identity());
    }

    private static Stream<Arguments> about(String what, List<String> lines) {
        return lines.stream()
                .map(line -> line.split(" => ", 2))
                .map(pair -> Arguments.of(what, pair[0], pair[1].strip()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lines")
    void writesMarkdown(String what, String wiki, String expected) {
        assertThat(markdown(wiki)).as(what).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*a ",
                "_",
                "-",
                "{",
                "{{",
                "{*}",
                "{code:x}",
                "{quote}",
                "{panel:a}",
                "[",
                "[a|",
                "!",
                "!a",
                "|",
                "||",
                "|[",
                "\\",
                "`",
                "```\n",
                "# ",
                "* a\n",
                "*#",
                "??",
                "h1. ",
                "bq. ",
                "{color:x}",
                "](",
                "<a:",
                "\uE0000\uE001",
                "http://",
                "\r"
            })
    void survivesATextOfNothingButMarks(String mark) {
        assertThat(markdown(mark.repeat(100_000 / mark.length()))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{a%sb}}",
                "|a%s|b|",
                "||%sa",
                "h1. a%sb",
                "* %sb",
                "!%s!",
                "[a%sb|https://a.example]",
                "*%sa*",
                "> %s"
            })
    void survivesAHundredThousandBlanks(String wiki) {
        assertThat(markdown(wiki.formatted(" ".repeat(100_000)))).isNotNull();
    }

    @Test
    void readsWindowsLineEnds() {
        assertThat(markdown("h1. A\r\n\r\n* b\r\n* c\r\n")).isEqualTo("# A\n\n- b\n- c");
    }

    private static String markdown(String wiki) {
        return WikiMarkup.toMarkdown(wiki, id -> Map.of("5b10", "Ana Souza").getOrDefault(id, id));
    }
}
