package io.zongji.flows;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.zongji.flow.Graph;
import io.zongji.flow.Interpreter;
import io.zongji.flow.Run;
import io.zongji.flow.Trigger;
import io.zongji.flows.FlowFiles.MissingGroup;
import io.zongji.platform.Caller;
import io.zongji.platform.HeavyWork;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/// The editor's tools over HTTP: checks, trying a draft, and files.
@RestController
@RequestMapping("/api/flows")
@MayCall(Caller.ADMIN)
class FlowToolController {
  private final FlowRegister register;
  private final FlowFiles files;
  private final FlowViews views;

  FlowToolController(FlowRegister register, FlowFiles files, FlowViews views) {
    this.register = register;
    this.files = files;
    this.views = views;
  }

  /// How a graph is sent for checking.
  record CheckBody(Mode mode, @Schema(ref = FlowView.GRAPH) Object graph) {}

  /// How a step is asked for; without a run it begins one.
  record TryBody(
      Mode mode,
      @Schema(ref = FlowView.GRAPH) Object graph,
      @Nullable Object run,
      Object trigger) {}

  /// The new flow, and the skill groups that have to be chosen by hand.
  record ImportView(FlowView flow, List<MissingGroup> missingGroups) {}

  /// What was found; see `contract/flow.md`.
  record CheckView(@Schema(type = "array") JsonNode findings) {}

  /// Where the run stands now and what is to be done, in order; see `contract/flow.md`.
  record TryView(@Schema(type = "object") JsonNode run, @Schema(type = "array") JsonNode effects) {}

  private record Check(Mode mode, Graph graph) {}

  private record Try(Graph graph, Run run, Trigger trigger) {}

  @PostMapping(path = "/check", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "checkFlow",
      summary = "Every reason why a graph could not be published",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CheckBody.class))))
  CheckView check(InputStream body) {
    var asked =
        FlowJson.read(
            body,
            object ->
                new Check(
                    object.choice("mode", Mode.class, Mode.OMNIMEDIA),
                    object.object("graph", GraphReader::read).graph()));
    return new CheckView(WalkJson.write(register.check(asked.mode(), asked.graph())));
  }

  @PostMapping(path = "/try", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "tryFlow",
      summary = "Walk one step through a graph; nothing is stored",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = TryBody.class))))
  TryView tryOut(InputStream body) {
    var asked = FlowJson.read(body, FlowToolController::asked);
    var step = WalkJson.write(Interpreter.step(asked.graph(), asked.run(), asked.trigger()));
    return new TryView(step.path("run"), step.path("effects"));
  }

  @GetMapping("/{id}/export")
  @Operation(operationId = "exportFlow", summary = "The flow as a file")
  ResponseEntity<JsonNode> export(@PathVariable UUID id) {
    var flow = register.found(new FlowId(id));
    var drawn =
        flow.publishedVersion()
            .map(version -> register.version(flow.id(), version))
            .orElseGet(() -> register.draft(flow.id()));
    var disposition =
        ContentDisposition.attachment()
            .filename(flow.name() + ".json", StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .contentType(MediaType.APPLICATION_JSON)
        .body(files.export(flow, drawn).write());
  }

  @PostMapping(path = "/import", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "importFlow",
      summary = "Make a flow of a file",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(type = "object", description = "See flow.schema.json"))))
  ImportView importJson(@RequestParam(required = false) @Nullable Mode mode, InputStream body) {
    return imported(mode, body);
  }

  @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "importFlowFile", summary = "Make a flow of an uploaded file")
  ImportView importUpload(
      @RequestParam(required = false) @Nullable Mode mode, @RequestParam MultipartFile file)
      throws IOException {
    try (var content = file.getInputStream()) {
      return imported(mode, content);
    }
  }

  private ImportView imported(@Nullable Mode mode, InputStream body) {
    var bytes = FlowJson.bytes(body);
    var json = HeavyWork.SHORT.compute(() -> FlowJson.tree(bytes));
    var made = files.importFile(json, Optional.ofNullable(mode));
    return new ImportView(views.one(made.flow()), made.missingGroups());
  }

  private static Try asked(StrictObject object) {
    object.choice("mode", Mode.class, Mode.OMNIMEDIA);
    return new Try(
        object.object("graph", GraphReader::readKeepable).graph(),
        object.optionalObject("run", WalkJson::run).orElse(Run.BEGIN),
        object.object("trigger", WalkJson::trigger));
  }
}
