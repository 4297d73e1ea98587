package io.zongji.flows;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zongji.flow.End;
import io.zongji.flow.Graph;
import io.zongji.flow.ModuleId;
import io.zongji.flow.Start;
import io.zongji.flows.DrawnGraph.Position;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import io.zongji.platform.Words;
import io.zongji.staff.SignedIn;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 会话服务流管理 over HTTP.
@RestController
@RequestMapping("/api/flows")
@MayCall(Caller.ADMIN)
class FlowController {
  private static final Duration SILENCE_AT_FIRST = Duration.ofSeconds(60);

  private final FlowRegister register;
  private final FlowViews views;

  FlowController(FlowRegister register, FlowViews views) {
    this.register = register;
    this.views = views;
  }

  record NewFlow(@Nullable Mode mode, @Nullable String name) {}

  record DraftRequest(long revision, String name, DrawnGraph drawn) {}

  /// How a draft is sent; read by hand, so that all that is amiss in it can be said.
  record DraftBody(long revision, String name, @Schema(ref = FlowView.GRAPH) Object graph) {}

  record Saved(long revision) {}

  record PublishRequest(@Nullable Long revision) {}

  record Published(int version) {}

  record CopyRequest(@Nullable String name) {}

  @GetMapping
  @Operation(operationId = "listFlows", summary = "Flows, the last changed first")
  Page<FlowView> list(
      @RequestParam(required = false) @Nullable Mode mode,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable Integer page,
      @RequestParam(required = false) @Nullable Integer size) {
    return views.page(mode, name.strip(), Paging.of(page, size));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "addFlow", summary = "Make a flow of a Start and an End")
  FlowView.Whole add(@RequestBody NewFlow body, Locale locale) {
    var checked = new Checked();
    var mode = checked.present("mode", body.mode(), Mode.OMNIMEDIA);
    var name = checked.line("name", body.name(), 1, FlowFile.NAME_MAX);
    checked.orThrow(FlowFault.INVALID);
    return views.whole(register.create(mode, name, startAndEnd(locale)));
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "findFlow",
      summary = "A flow with the graph of its version in force, or else with its draft")
  FlowView.Whole find(@PathVariable UUID id) {
    return views.whole(new FlowId(id));
  }

  @PutMapping(path = "/{id}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "saveFlowDraft",
      summary = "Replace the draft and the name",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = DraftBody.class))))
  Saved saveDraft(@PathVariable UUID id, InputStream body) {
    var asked = FlowJson.read(body, FlowController::draft);
    return new Saved(
        register.saveDraft(new FlowId(id), asked.revision(), asked.name(), asked.drawn()));
  }

  @PostMapping("/{id}/publish")
  @Operation(
      operationId = "publishFlow",
      summary = "Check the draft and make it the version in force; 422 with findings")
  Published publish(
      @PathVariable UUID id,
      @RequestBody PublishRequest body,
      @AuthenticationPrincipal SignedIn me) {
    var checked = new Checked();
    long revision = checked.present("revision", body.revision(), 0L);
    checked.orThrow(FlowFault.INVALID);
    return new Published(register.publish(new FlowId(id), revision, me.id()));
  }

  @PostMapping("/{id}/withdraw")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "withdrawFlow", summary = "Take a flow that is not in use out of force")
  void withdraw(@PathVariable UUID id) {
    register.withdraw(new FlowId(id));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "deleteFlow", summary = "Delete a flow that is not published, for good")
  void delete(@PathVariable UUID id) {
    register.delete(new FlowId(id));
  }

  @GetMapping("/{id}/versions")
  @Operation(operationId = "flowVersions", summary = "The versions of a flow, newest first")
  List<FlowView.VersionView> versions(@PathVariable UUID id) {
    return views.versions(new FlowId(id));
  }

  @GetMapping("/{id}/versions/{number}")
  @Operation(operationId = "findFlowVersion", summary = "A version with its graph")
  FlowView.VersionGraphView version(@PathVariable UUID id, @PathVariable int number) {
    return views.version(new FlowId(id), number);
  }

  @PostMapping("/{id}/versions/{number}/copy")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "copyFlowVersion", summary = "Make a new flow of a version")
  FlowView.Whole copy(
      @PathVariable UUID id, @PathVariable int number, @RequestBody CopyRequest body) {
    var flow = register.found(new FlowId(id));
    var checked = new Checked();
    var name = checked.line("name", body.name(), 1, FlowFile.NAME_MAX);
    checked.orThrow(FlowFault.INVALID);
    var drawn = register.version(flow.id(), number);
    return views.whole(register.create(flow.mode(), name, drawn));
  }

  private static DraftRequest draft(StrictObject object) {
    return new DraftRequest(
        object.longNumber("revision"),
        object.name("name"),
        object.object("graph", GraphReader::readKeepable));
  }

  private static DrawnGraph startAndEnd(Locale locale) {
    var start = new Start(new ModuleId("start"), words("start", locale));
    var end =
        new End(
            new ModuleId("end"),
            words("end", locale),
            SILENCE_AT_FIRST,
            words("silence-text", locale),
            words("agent-ended-text", locale));
    return new DrawnGraph(
        new Graph(List.of(start, end), List.of()), List.of(Position.ORIGIN, new Position(0, 320)));
  }

  private static String words(String what, Locale locale) {
    return Words.of("flow.new." + what, locale, List.of());
  }
}
