package org.clysm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clysm.testing.TestTools;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server {@code examples/node-server}, started as its README tells and asked by HTTP. */
class NodeServerExampleTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Process server;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        Path source = TestTools.projectRoot().resolve("examples/node-server/server.lisp");
        CommandRun.of("build", source, "-o", folder.resolve("server.wasm")).assertSuccess();
        server = new ProcessBuilder(
                        TestTools.node().toString(),
                        folder.resolve("server.mjs").toString(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = server.inputReader(UTF_8);
        address = output.readLine();
        assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+/");
    }

    @AfterAll
    static void endsWhenItIsAsked() throws Exception {
        server.destroy();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private static void assertAnswer(HttpRequest request, int status, String text) throws Exception {
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(response.body()).isEqualTo(text);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void greets() throws Exception {
        assertAnswer(request("").build(), 200, "Hello, world!\n");
        assertAnswer(request("Ad%C3%A8le%20%F0%9D%84%9E").build(), 200, "Hello, Adèle 𝄞!\n");
    }

    @Test
    void computesWithIntegersOfAnySize() throws Exception {
        assertAnswer(request("factorial/30").build(), 200, "30! = 265252859812191058636308480000000\n");
        assertAnswer(request("factorial/x").build(), 400, "\"x\" is no number from 0 to 1000.\n");
    }

    @Test
    void countsTheWordsThatAreSent() throws Exception {
        assertAnswer(
                request("words")
                        .POST(BodyPublishers.ofString("To be, or not to be"))
                        .build(),
                200,
                "2 be\n2 to\n1 not\n1 or\n");
        assertAnswer(
                request("words")
                        .POST(BodyPublishers.ofString("x ".repeat(200_000)))
                        .build(),
                200,
                "200000 x\n");
    }

    @Test
    void refusesWhatItCannotAnswer() throws Exception {
        assertAnswer(request("nothing").DELETE().build(), 404, "There is nothing at /nothing.\n");
        assertAnswer(request("%ff").build(), 500, "The host function DECODE failed: URI malformed\n");
    }

    @Test
    void answersManyAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            HttpRequest words = request("words")
                    .POST(BodyPublishers.ofString("word ".repeat(i)))
                    .build();
            answers.add(CLIENT.sendAsync(words, BodyHandlers.ofString()));
        }
        for (int i = 0; i < 100; i++) {
            assertThat(answers.get(i).join().body()).isEqualTo(i == 0 ? "\n" : i + " word\n");
        }
    }
}
